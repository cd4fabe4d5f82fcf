import type { Stretch } from '#src/overview/followDrag.ts'
import type { Period } from '#src/view/filtering/spans.ts'

/** How a period is drawn from 0 to a width: what d3-zoom keeps, and ms to px. */
export interface Transform {
  readonly k: number
  readonly x: number
}

const MINUTE = 60_000
/** Room at both ends, of what is drawn: for the mark of now and what hangs over. */
const MARGIN = 0.015
/** One sees no less than this, ms. */
export const CLOSEST = MINUTE

/** All that can be seen of an extent: with a margin, and never less than a minute. */
export function roomAround({ from, until }: Period): Period {
  const margin = Math.max((until - from) * MARGIN, MINUTE / 2)
  return { from: from - margin, until: until + margin }
}

/** What shows of `whole` under a transform. */
export function visiblePeriod({ k, x }: Transform, whole: Period, width: number): Period {
  const length = (whole.until - whole.from) / k
  const from = whole.from - (x / width) * length
  return { from, until: from + length }
}

/** The transform that shows a period of `whole`; one that does not lie within it is moved into it. */
export function transformOf(visible: Period, whole: Period, width: number): Transform {
  const length = lengthWithin(visible.until - visible.from, whole)
  const { from } = moveInto({ from: visible.from, until: visible.from + length }, whole)
  return { k: (whole.until - whole.from) / length, x: (-(from - whole.from) / length) * width }
}

/** The length, or the nearest to it that can be shown of `whole`, ms. */
export function lengthWithin(length: number, whole: Period): number {
  const all = whole.until - whole.from
  return Math.min(Math.max(length, Math.min(CLOSEST, all)), all)
}

/** A period moved into `whole`, which is at least as long. */
export function moveInto({ from, until }: Period, whole: Period): Period {
  const length = until - from
  const start = Math.min(Math.max(from, whole.from), whole.until - length)
  return { from: start, until: start + length }
}

/** A period of the same length that shows a bar: as it is where it shows, else moved as little as need be. */
export function revealing(visible: Period, bar: Period): Period {
  const length = visible.until - visible.from
  const room = length * 0.05
  const { from, until } = bar
  let move = 0
  if (until > visible.until - room) move = until - (visible.until - room)
  // Where the bar is longer than what shows, its start is what one looks for.
  if (from < visible.from + move + room) move = from - (visible.from + room)
  // A part of a long bar will do.
  const isSeen = until > visible.from + room && from < visible.until - room
  const isLong = until - from > length * 0.5
  if (isSeen && isLong) move = 0
  return { from: visible.from + move, until: visible.until + move }
}

/** ms a px. */
export function msPerPx(visible: Period, width: number): number {
  return (visible.until - visible.from) / width
}

/** The time at a place, px from the left. */
export function timeAt(x: number, visible: Period, width: number): number {
  return visible.from + x * msPerPx(visible, width)
}

/** Where a time stands, px from the left. */
export function positionOf(time: number, visible: Period, width: number): number {
  return (time - visible.from) / msPerPx(visible, width)
}

/** A period that holds another, in whole minutes. */
export function toMinutes({ from, until }: Period): Period {
  return {
    from: Math.floor(from / MINUTE) * MINUTE,
    until: Math.ceil(until / MINUTE) * MINUTE,
  }
}

/** The time of a stretch along the axis. */
export function periodOfStretch({ start, end }: Stretch, visible: Period, width: number): Period {
  return {
    from: timeAt(Math.min(start, end), visible, width),
    until: timeAt(Math.max(start, end), visible, width),
  }
}
