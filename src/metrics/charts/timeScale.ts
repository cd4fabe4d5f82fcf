import { isGap, nearestIndex } from './samples.ts'

/** Both ends are in ms since the epoch. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

// Positions in a chart are in px from its left or its top.

/** The space for labels at the left of each chart. */
export const LEFT = 68
/** The space at the right, for the end of a line. */
const RIGHT = 4
export const AXIS_HEIGHT = 20

/** The width from which charts are in two columns, px; also `@min-[56rem]`. */
const TWO_COLUMNS = 896

/** Returns the height of each chart of a node, px. In wide details they are higher, so that they aren't flat. */
export function chartHeight(width: number): number {
  const column = width < TWO_COLUMNS ? width : width / 2
  return Math.round(Math.min(Math.max(column * 0.16, 136), 200))
}

export function plotWidth(width: number): number {
  return Math.max(1, width - LEFT - RIGHT)
}

/** Returns the position of a time in a chart `width` px wide. */
export function xOf(time: number, { from, to }: TimeRange, width: number): number {
  return LEFT + ((time - from) / Math.max(1, to - from)) * plotWidth(width)
}

/** Returns the time at a position; that of the nearest end outside the plot. */
export function timeAtPosition(x: number, { from, to }: TimeRange, width: number): number {
  const time = from + ((x - LEFT) / plotWidth(width)) * (to - from)
  return Math.min(Math.max(time, from), to)
}

/**
 * Returns the time of the crosshair at a position: the nearest of the ascending times of samples, or the position's own
 * if a gap is between them; `null` if there are no samples.
 */
export function crosshairTimeAt(
  x: number,
  width: number,
  {
    times,
    range,
    step,
  }: { readonly times: Float64Array; readonly range: TimeRange; readonly step: number },
): number | null {
  const time = timeAtPosition(x, range, width)
  const nearest = times[nearestIndex(times, time)]
  if (nearest === undefined) return null
  return isGap(Math.min(time, nearest), Math.max(time, nearest), step) ? time : nearest
}

/** Returns the ascending times within a range. */
export function timesIn(times: Float64Array, { from, to }: TimeRange): Float64Array {
  return times.filter((time) => time >= from && time <= to)
}
