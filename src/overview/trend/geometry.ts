import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter } from 'd3-shape'
import type { Kind } from '#src/contract/statuses.ts'
import { PATTERN_FROM } from '#src/overview/patternWidth.ts'
import { countAt } from './marks.ts'
import { binAt, type TimeBins } from './timeBins.ts'
import { TREND_KINDS, type Trend } from './trend.ts'
import { MIN_MEAN } from './words.ts'

// Positions in the chart are in px from its left or its top.

export const LEFT = 38
export const RIGHT = 8
export const TOP = 22
/** Space between the two charts, for the time labels and the title of the second. */
const BETWEEN = 46
const BOTTOM = 4
/** The height of a chart at least this wide, px, grows with its width. */
const WIDE = 1000

export interface Heights {
  readonly barFloor: number
  readonly gpuTop: number
  readonly gpuFloor: number
  readonly height: number
}

/** Returns the heights of a chart. They grow with the width, so that a wide chart isn't flat. */
export function heightsOf(width: number): Heights {
  const more = Math.max(0, width - WIDE)
  const barFloor = TOP + 96 + Math.round(more * 0.08)
  const gpuTop = barFloor + BETWEEN
  const gpuFloor = gpuTop + 44 + Math.round(more * 0.035)
  return { barFloor, gpuTop, gpuFloor, height: gpuFloor + BOTTOM }
}

/** Minimum height of a segment: one job of thousands is still visible and can be pressed. */
const MIN_HEIGHT = 2
const WIDEST = [56, 120] as const

export function plotWidth(width: number): number {
  return Math.max(1, width - LEFT - RIGHT)
}

export function xOf(bins: TimeBins, width: number): (time: number) => number {
  return xScale(bins, width)
}

function xScale({ edges }: TimeBins, width: number) {
  return scaleLinear([edges[0] ?? 0, edges.at(-1) ?? 1], [LEFT, LEFT + plotWidth(width)])
}

/** Returns the bin at a position; the first or the last bin if it is outside the axis. */
export function binAtPosition(bins: TimeBins, width: number, position: number): number {
  return binAt(bins, xScale(bins, width).invert(position))
}

export interface Segment {
  readonly kind: Kind
  readonly y: number
  readonly height: number
}

const PX_PER_TICK = 40

interface JobScale {
  readonly yOf: (count: number) => number
  readonly ticks: readonly number[]
}

export function jobScale(trend: Trend, { barFloor }: Heights): JobScale {
  let max = 1
  for (let bin = 0; bin < trend.bins.edges.length - 1; bin++) {
    max = Math.max(max, countAt(trend, { bin, level: 'all' }))
  }
  const steps = Math.max(3, Math.round((barFloor - TOP) / PX_PER_TICK))
  const scale = scaleLinear([0, max], [barFloor, TOP]).nice(steps)
  const ticks = scale.ticks(steps).filter(Number.isInteger)
  return { yOf: (count) => scale(count), ticks }
}

export function segmentsOf(trend: Trend, bin: number, yOf: (count: number) => number): Segment[] {
  const floor = yOf(0)
  let y = floor
  return TREND_KINDS.flatMap((kind): Segment[] => {
    const count = countAt(trend, { bin, level: kind })
    if (count === 0) return []
    const height = Math.max(MIN_HEIGHT, floor - yOf(count))
    y -= height
    return [{ kind, y, height }]
  })
}

/** Returns the width of a bar in a column, and its inset from the column's left. */
export function barIn(column: number): { readonly inset: number; readonly width: number } {
  const [min, max] = WIDEST
  const widest = Math.min(max, Math.max(min, column * 0.4))
  const width = Math.min(widest, column > 5 ? column - 2 : column * 0.85)
  return { inset: (column - width) / 2, width }
}

export function hasPatterns({ edges }: TimeBins, width: number): boolean {
  return barIn(plotWidth(width) / (edges.length - 1)).width >= PATTERN_FROM
}

export function busiest({ gpuTime }: Trend): number {
  let bin = 0
  for (let other = 1; other < gpuTime.means.length; other++) {
    if ((gpuTime.means[other] ?? 0) > (gpuTime.means[bin] ?? 0)) bin = other
  }
  return bin
}

interface GpuScale {
  readonly yOf: (gpus: number) => number
  /** A round number, at least the largest mean; 0 if there is none. */
  readonly top: number
}

export function gpuScale({ gpuTime }: Trend, { gpuTop, gpuFloor }: Heights): GpuScale {
  const max = gpuTime.means.reduce((largest, mean) => Math.max(largest, mean), 0)
  if (max === 0) return { yOf: () => gpuFloor, top: 0 }
  const scale = scaleLinear([0, Math.max(max, MIN_MEAN)], [gpuFloor, gpuTop]).nice(4)
  return { yOf: (gpus) => scale(gpus), top: scale.domain()[1] ?? 0 }
}

export function gpuPath(trend: Trend, width: number): string {
  const { bins, gpuTime } = trend
  const heights = heightsOf(width)
  const { yOf, top } = gpuScale(trend, heights)
  if (top === 0) return ''
  const x = xOf(bins, width)
  const last = gpuTime.means.length - 1
  return (
    area<number>()
      .curve(curveStepAfter)
      .x((time) => x(time))
      .y0(heights.gpuFloor)
      // The last edge ends the last step.
      .y1((_, edge) => yOf(gpuTime.means[Math.min(edge, last)] ?? 0))(bins.edges) ?? ''
  )
}
