import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter } from 'd3-shape'
import type { Kind } from '#src/contract/statuses.ts'
import { PATTERN_FROM } from '#src/overview/patternWidth.ts'
import { binAt, type TimeBins } from './timeBins.ts'
import { countAt } from './marks.ts'
import { TREND_KINDS, type Trend } from './trend.ts'
import { MIN_MEAN } from './words.ts'

// Where things stand in the chart, px: from its left end, from its top.

export const LEFT = 38
/** Free at the right end. */
export const RIGHT = 8
/** The top of the bars. */
export const TOP = 22
/** Between the two charts: the labels of time, and the title of the second. */
const BETWEEN = 46
/** Below both. */
const BOTTOM = 4
/** From this width on, a wider chart is higher too. */
const WIDE = 1000

/** Heights of the chart. */
export interface Heights {
  /** The floor of the bars of jobs created. */
  readonly barFloor: number
  /** GPUs in use: the top of the plot and its floor. */
  readonly gpuTop: number
  readonly gpuFloor: number
  readonly height: number
}

/** The heights of a chart of a width: it grows with it, so that a wide one is not flat. */
export function heightsOf(width: number): Heights {
  const more = Math.max(0, width - WIDE)
  const barFloor = TOP + 96 + Math.round(more * 0.08)
  const gpuTop = barFloor + BETWEEN
  const gpuFloor = gpuTop + 44 + Math.round(more * 0.035)
  return { barFloor, gpuTop, gpuFloor, height: gpuFloor + BOTTOM }
}

/** A segment that counts one of thousands can still be seen and pressed. */
const LEAST = 2
/** How wide a bar is in a column that has room for more, and in the widest. */
const WIDEST = [56, 120] as const

/** Where the axis of time ends. */
export function plotWidth(width: number): number {
  return Math.max(1, width - LEFT - RIGHT)
}

/** Where a time stands. */
export function xOf(bins: TimeBins, width: number): (time: number) => number {
  return xScale(bins, width)
}

function xScale({ edges }: TimeBins, width: number) {
  return scaleLinear([edges[0] ?? 0, edges.at(-1) ?? 1], [LEFT, LEFT + plotWidth(width)])
}

/** The bin at a place, px from the left end of the chart: the first or the last for one beside the axis. */
export function binAtPosition(bins: TimeBins, width: number, position: number): number {
  return binAt(bins, xScale(bins, width).invert(position))
}

export interface Segment {
  readonly kind: Kind
  readonly y: number
  readonly height: number
}

/** About how far apart the labels of numbers are in a high chart. */
const PX_A_TICK = 40

/** Where the bars of the jobs reach to. */
interface JobScale {
  readonly yOf: (count: number) => number
  /** Whole numbers to label. */
  readonly ticks: readonly number[]
}

/** The scale of the jobs created: the largest bin fits in. */
export function jobScale(trend: Trend, { barFloor }: Heights): JobScale {
  let max = 1
  for (let bin = 0; bin < trend.bins.edges.length - 1; bin++) {
    max = Math.max(max, countAt(trend, { bin, level: 'all' }))
  }
  const steps = Math.max(3, Math.round((barFloor - TOP) / PX_A_TICK))
  const scale = scaleLinear([0, max], [barFloor, TOP]).nice(steps)
  const ticks = scale.ticks(steps).filter(Number.isInteger)
  return { yOf: (count) => scale(count), ticks }
}

/** The segments of a bin's bar, from below. */
export function segmentsOf(trend: Trend, bin: number, yOf: (count: number) => number): Segment[] {
  const floor = yOf(0)
  let y = floor
  return TREND_KINDS.flatMap((kind): Segment[] => {
    const count = countAt(trend, { bin, level: kind })
    if (count === 0) return []
    const height = Math.max(LEAST, floor - yOf(count))
    y -= height
    return [{ kind, y, height }]
  })
}

/** How wide a bar is in a column, and where it begins there. */
export function barIn(column: number): { readonly inset: number; readonly width: number } {
  const [min, max] = WIDEST
  const widest = Math.min(max, Math.max(min, column * 0.4))
  const width = Math.min(widest, column > 5 ? column - 2 : column * 0.85)
  return { inset: (column - width) / 2, width }
}

/** Whether the bars are so wide that they show patterns. */
export function hasPatterns({ edges }: TimeBins, width: number): boolean {
  return barIn(plotWidth(width) / (edges.length - 1)).width >= PATTERN_FROM
}

/** The bin with the largest mean of GPUs. */
export function busiest({ gpuTime }: Trend): number {
  let bin = 0
  for (let other = 1; other < gpuTime.means.length; other++) {
    if ((gpuTime.means[other] ?? 0) > (gpuTime.means[bin] ?? 0)) bin = other
  }
  return bin
}

/** Where the GPUs in use reach to. */
interface GpuScale {
  readonly yOf: (gpus: number) => number
  /** The round number at the top: the largest mean or more. 0 if there is none. */
  readonly top: number
}

/** The scale of the GPUs in use: the largest mean fits in. */
export function gpuScale({ gpuTime }: Trend, { gpuTop, gpuFloor }: Heights): GpuScale {
  const max = gpuTime.means.reduce((sum, mean) => Math.max(sum, mean), 0)
  if (max === 0) return { yOf: () => gpuFloor, top: 0 }
  const scale = scaleLinear([0, Math.max(max, MIN_MEAN)], [gpuFloor, gpuTop]).nice(4)
  return { yOf: (gpus) => scale(gpus), top: scale.domain()[1] ?? 0 }
}

/** The outline of the GPUs in use, as an SVG path. */
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
