import type { Stretch } from '#src/ui/followDrag.ts'
import type { Period } from '#src/view/filtering/spans.ts'

export interface Transform {
  readonly k: number
  readonly x: number
}

const MINUTE = 60_000
/** Space at both ends, as a share of the extent: for the line at now and the tips of bars. */
const MARGIN = 0.015
/** The shortest visible period, ms. */
export const CLOSEST = MINUTE

export function roomAround({ from, until }: Period): Period {
  const margin = Math.max((until - from) * MARGIN, MINUTE / 2)
  return { from: from - margin, until: until + margin }
}

export function visiblePeriod({ k, x }: Transform, whole: Period, width: number): Period {
  const length = (whole.until - whole.from) / k
  const from = whole.from - (x / width) * length
  return { from, until: from + length }
}

/** Returns the transform that shows a period, moved into `whole` if needed. */
export function transformOf(visible: Period, whole: Period, width: number): Transform {
  const length = lengthWithin(visible.until - visible.from, whole)
  const { from } = moveInto({ from: visible.from, until: visible.from + length }, whole)
  return { k: (whole.until - whole.from) / length, x: (-(from - whole.from) / length) * width }
}

export function lengthWithin(length: number, whole: Period): number {
  const all = whole.until - whole.from
  return Math.min(Math.max(length, Math.min(CLOSEST, all)), all)
}

/** Moves a period into `whole`, which must be at least as long. */
export function moveInto({ from, until }: Period, whole: Period): Period {
  const length = until - from
  const start = Math.min(Math.max(from, whole.from), whole.until - length)
  return { from: start, until: start + length }
}

/** Returns a period of the same length in which a bar is visible, moved as little as needed. */
export function revealing(visible: Period, bar: Period): Period {
  const length = visible.until - visible.from
  const room = length * 0.05
  const { from, until } = bar
  let move = 0
  if (until > visible.until - room) move = until - (visible.until - room)
  // If the bar is longer than the visible period, start at its beginning.
  if (from < visible.from + move + room) move = from - (visible.from + room)
  // A visible part of a long bar is enough.
  const isVisible = until > visible.from + room && from < visible.until - room
  const isLong = until - from > length * 0.5
  if (isVisible && isLong) move = 0
  return { from: visible.from + move, until: visible.until + move }
}

export function msPerPx(visible: Period, width: number): number {
  return (visible.until - visible.from) / width
}

/** Returns the time at `x` px from the left. */
export function timeAt(x: number, visible: Period, width: number): number {
  return visible.from + x * msPerPx(visible, width)
}

/** Returns the position of a time, px from the left. */
export function positionOf(time: number, visible: Period, width: number): number {
  return (time - visible.from) / msPerPx(visible, width)
}

export function toMinutes({ from, until }: Period): Period {
  return {
    from: Math.floor(from / MINUTE) * MINUTE,
    until: Math.ceil(until / MINUTE) * MINUTE,
  }
}

export function periodOfStretch({ start, end }: Stretch, visible: Period, width: number): Period {
  return {
    from: timeAt(Math.min(start, end), visible, width),
    until: timeAt(Math.max(start, end), visible, width),
  }
}
