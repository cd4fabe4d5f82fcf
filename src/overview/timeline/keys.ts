import type { Bars } from './bars.ts'
import { adjacentInTime, inAdjacentLane } from './find.ts'
import { ZOOM } from './zoom.ts'

/** How far a key pans, as a share of the visible range. */
const PAN = 0.25

/** Returns how a key zooms or pans; `null` if it does neither. */
export function moveForKey(
  key: string,
  shift: boolean,
): 'fit' | { readonly zoom: number } | { readonly pan: number } | null {
  // `=` and `_` are on the same keys as `+` and `-`.
  if (key === '+' || key === '=') return { zoom: ZOOM }
  if (key === '-' || key === '_') return { zoom: 1 / ZOOM }
  if (key === '0') return 'fit'
  if (shift && key === 'ArrowLeft') return { pan: -PAN }
  return shift && key === 'ArrowRight' ? { pan: PAN } : null
}

/**
 * Returns the bar that a key moves the focus to; `null` for other keys, -1 if there are no bars. If no bar has the
 * focus (`from` is -1), arrow keys move it to the newest.
 */
export function barForKey(bars: Bars, from: number, key: string): number | null {
  const newest = bars.byStart.at(-1) ?? -1
  if (key === 'End') return newest
  if (key === 'Home') return bars.byStart[0] ?? -1
  if (!key.startsWith('Arrow')) return null
  if (from === -1) return newest
  if (key === 'ArrowLeft') return adjacentInTime(bars, from, -1)
  if (key === 'ArrowRight') return adjacentInTime(bars, from, 1)
  return inAdjacentLane(bars, from, key === 'ArrowUp' ? -1 : 1)
}
