import { createAtom } from '@tanstack/store'
import type { Stretch } from '#src/ui/followDrag.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { CrosshairAtom } from './crosshair.ts'
import { indexForKey, timeIn } from './crosshair.ts'
import { nearestIndex } from './samples.ts'
import { timeAtPosition, type TimeRange } from './timeScale.ts'

/** A part of the displayed range to zoom in, from where it began to where it was extended to, ms since the epoch. */
export interface Selection {
  readonly anchor: number
  readonly head: number
}

export function createSelection() {
  return createAtom<Selection | null>(null)
}

export type SelectionAtom = ReturnType<typeof createSelection>

/** Returns the selection of a drag along a chart `width` px wide. */
export function selectionOf({ start, end }: Stretch, range: TimeRange, width: number): Selection {
  return {
    anchor: timeAtPosition(start, range, width),
    head: timeAtPosition(end, range, width),
  }
}

export function endsOf({ anchor, head }: Selection): TimeRange {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) }
}

const SECOND = 1000
const MINUTE = 60 * SECOND
/** A shorter range, ms, would have hardly any samples. */
export const SHORTEST = MINUTE
/** Selections at least this long, ms, begin and end at whole minutes, which are easier to share. */
const LONG = 10 * MINUTE

/**
 * Returns the range of a selection, in whole seconds or minutes: at least a minute, with the selection in its middle as far as the
 * displayed range allows.
 */
export function zoomedRange(selection: Selection, displayed: TimeRange): Period {
  const { from, to } = endsOf(selection)
  const missing = Math.max(0, SHORTEST - (to - from))
  const latest = Math.max(displayed.from, displayed.to - SHORTEST)
  const start = Math.max(displayed.from, Math.min(from - missing / 2, latest))
  const unit = to - from < LONG ? SECOND : MINUTE
  return {
    from: Math.floor(start / unit) * unit,
    until: Math.ceil(Math.max(to, start + SHORTEST) / unit) * unit,
  }
}

interface Displayed {
  readonly times: Float64Array
  readonly range: TimeRange
}

/**
 * Extends the selection to the sample that a key with Shift moves to, and the crosshair with it. Starts at the
 * crosshair. Whether the key does that.
 */
export function extendByKey(
  {
    selection,
    crosshair,
  }: { readonly selection: SelectionAtom; readonly crosshair: CrosshairAtom },
  key: string,
  { times, range }: Displayed,
): boolean {
  const time = timeIn(range, crosshair.get())
  const from = time === null ? times.length - 1 : nearestIndex(times, time)
  const index = indexForKey(key, from, times.length)
  if (index === null) return false
  const [start, head] = [times[from], times[index]]
  if (start === undefined || head === undefined) return true
  selection.set({ anchor: selection.get()?.anchor ?? start, head })
  crosshair.set({ time: head, row: null, byKey: true })
  return true
}
