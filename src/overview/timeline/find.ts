import type { Bars } from './bars.ts'

/** The first bar of a lane that ends after a time; the first of the next lane where none does. */
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

/** The bar of a lane at a time, or else the nearest that is no further than `reach` away, ms; -1 for none. */
export function barAt(bars: Bars, lane: number, time: number, reach: number): number {
  const after = firstThatEndsAfter(bars, lane, time)
  const found = nearest(bars, lane, after, time)
  return found !== -1 && distance(bars, found, time) <= reach ? found : -1
}

/** The bar of the lane above (-1) or below (1) that is nearest to a bar's middle; the bar itself at the edge. */
export function inAdjacentLane(bars: Bars, bar: number, step: -1 | 1): number {
  const lane = (bars.laneOf[bar] ?? NaN) + step
  const middle = ((bars.starts[bar] ?? NaN) + (bars.ends[bar] ?? NaN)) / 2
  const found = nearest(bars, lane, firstThatEndsAfter(bars, lane, middle), middle)
  return found === -1 ? bar : found
}

/** Of the bar of a lane that ends after a time and the one before it, the nearer. */
function nearest(bars: Bars, lane: number, after: number, time: number): number {
  const before = after - 1
  const hasAfter = after < (bars.lanes[lane + 1] ?? 0)
  const hasBefore = before >= (bars.lanes[lane] ?? Infinity)
  if (!hasAfter) return hasBefore ? before : -1
  if (!hasBefore) return after
  return distance(bars, before, time) < distance(bars, after, time) ? before : after
}

/** How far a time is from a bar, ms; 0 within it. */
function distance({ starts, ends }: Bars, bar: number, time: number): number {
  return Math.max(0, (starts[bar] ?? NaN) - time, time - (ends[bar] ?? NaN))
}

/** The bar that was created next (1) or before (-1); the bar itself at the end. */
export function adjacentInTime({ byStart, rankOf }: Bars, bar: number, step: -1 | 1): number {
  return byStart[(rankOf[bar] ?? NaN) + step] ?? bar
}
