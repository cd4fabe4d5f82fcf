import type { Bars } from './bars.ts'

/** Returns the first bar of a lane that ends after a time, or the first bar of the next lane if none does. */
export function firstThatEndsAfter({ lanes, ends }: Bars, lane: number, time: number): number {
  let low = lanes[lane] ?? 0
  let high = lanes[lane + 1] ?? 0
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? NaN) > time) high = middle
    else low = middle + 1
  }
  return low
}

/** Returns the bar of a lane at a time, or the nearest one within `reach` ms; -1 if none. */
export function barAt(bars: Bars, lane: number, time: number, reach: number): number {
  const after = firstThatEndsAfter(bars, lane, time)
  const found = nearest(bars, lane, after, time)
  return found !== -1 && distance(bars, found, time) <= reach ? found : -1
}

/** Above (-1) or below (1), the bar nearest to a bar's middle; the bar itself if there is no such lane. */
export function inAdjacentLane(bars: Bars, bar: number, step: -1 | 1): number {
  const lane = (bars.laneOf[bar] ?? NaN) + step
  const middle = ((bars.starts[bar] ?? NaN) + (bars.ends[bar] ?? NaN)) / 2
  const found = nearest(bars, lane, firstThatEndsAfter(bars, lane, middle), middle)
  return found === -1 ? bar : found
}

/**
 * Returns the nearer of two bars of a lane: `after`, the first one that ends after a time, and the one before it; -1
 * if neither is in the lane.
 */
function nearest(bars: Bars, lane: number, after: number, time: number): number {
  const before = after - 1
  const hasAfter = after < (bars.lanes[lane + 1] ?? 0)
  const hasBefore = before >= (bars.lanes[lane] ?? Infinity)
  if (!hasAfter) return hasBefore ? before : -1
  if (!hasBefore) return after
  return distance(bars, before, time) < distance(bars, after, time) ? before : after
}

/** Returns the distance from a time to a bar, ms; 0 within it. */
function distance({ starts, ends }: Bars, bar: number, time: number): number {
  return Math.max(0, (starts[bar] ?? NaN) - time, time - (ends[bar] ?? NaN))
}

/** Returns the bar created next (1) or before (-1); the bar itself if there is none. */
export function adjacentInTime({ byStart, rankOf }: Bars, bar: number, step: -1 | 1): number {
  return byStart[(rankOf[bar] ?? NaN) + step] ?? bar
}
