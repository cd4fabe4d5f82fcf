import type { Bars } from './bars.ts'
import { adjacentInTime, inAdjacentLane } from './find.ts'
import { ZOOM } from './zoom.ts'

const PAN = 0.25

/** Returns how a key zooms or pans; `null` if it does neither. */
export function moveForKey(
  key: string,
  shift: boolean,
): 'fit' | { readonly zoom: number } | { readonly pan: number } | null {
  if (key === '+' || key === '=') return { zoom: ZOOM }
  if (key === '-' || key === '_') return { zoom: 1 / ZOOM }
  if (key === '0') return 'fit'
  if (shift && key === 'ArrowLeft') return { pan: -PAN }
  return shift && key === 'ArrowRight' ? { pan: PAN } : null
}

/** Without a bar (-1), arrow keys move to the newest. `null` for other keys. */
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
