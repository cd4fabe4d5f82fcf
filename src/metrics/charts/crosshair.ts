import { createAtom } from '@tanstack/store'
import { nearestIndex } from './samples.ts'
import type { TimeRange } from './timeScale.ts'

/** The time at which all charts display their values. */
export interface Crosshair {
  /** That of a sample or, in a gap, of the pointer, ms since the epoch; `null` if there is no crosshair. */
  readonly time: number | null
  /** The row under the pointer. */
  readonly row: { readonly node: number; readonly gpu: number } | null
  /** Whether it was moved by keyboard, so that its values are announced. */
  readonly byKey: boolean
}

const NONE: Crosshair = { time: null, row: null, byKey: false }

export function createCrosshair() {
  return createAtom<Crosshair>(NONE)
}

export type CrosshairAtom = ReturnType<typeof createCrosshair>

/** Moves the crosshair, unless it is there already. */
export function moveTo(
  crosshair: CrosshairAtom,
  time: number | null,
  row: Crosshair['row'] = null,
): void {
  const current = crosshair.get()
  const isSameRow = current.row?.node === row?.node && current.row?.gpu === row?.gpu
  if (current.time !== time || !isSameRow || current.byKey) {
    crosshair.set({ time, row, byKey: false })
  }
}

/** Returns the time of the crosshair; `null` if there is none in the displayed range. */
export function timeIn({ from, to }: TimeRange, { time }: Crosshair): number | null {
  return time !== null && time >= from && time <= to ? time : null
}

export function hide(crosshair: CrosshairAtom): void {
  if (crosshair.get().time !== null) crosshair.set(NONE)
}

const PAGE = 10

/**
 * Returns the index that a key moves to among `count` samples; `null` for other keys. Without a crosshair (`from` is
 * -1), keys start at the newest.
 */
export function indexForKey(key: string, from: number, count: number): number | null {
  const last = count - 1
  const by = (steps: number) => (from === -1 ? last : Math.min(Math.max(from + steps, 0), last))
  switch (key) {
    case 'ArrowLeft':
      return by(-1)
    case 'ArrowRight':
      return by(1)
    case 'PageUp':
      return by(PAGE)
    case 'PageDown':
      return by(-PAGE)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** Returns the index of the node that a key selects, of `count`; `null` for other keys. */
export function nodeForKey(key: string, node: number, count: number): number | null {
  if (key === 'ArrowUp') return Math.max(0, node - 1)
  return key === 'ArrowDown' ? Math.min(count - 1, node + 1) : null
}

/** Moves or hides the crosshair by a key, among the times of the samples in the displayed range. Whether it did. */
export function pressKey(
  crosshair: CrosshairAtom,
  key: string,
  { times, range }: { readonly times: Float64Array; readonly range: TimeRange },
): boolean {
  const time = timeIn(range, crosshair.get())
  if (key === 'Escape') {
    hide(crosshair)
    return time !== null
  }
  const from = time === null ? -1 : nearestIndex(times, time)
  const index = indexForKey(key, from, times.length)
  if (index === null) return false
  const next = times[index]
  if (next !== undefined) crosshair.set({ time: next, row: null, byKey: true })
  return true
}
