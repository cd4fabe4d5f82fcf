import { scaleTime } from 'd3-scale'
import { timeDay } from 'd3-time'
import { once } from '../../jobs/once.ts'
import type { Period } from '../../view/spans.ts'

export interface Tick {
  readonly time: number
  readonly label: string
  /** It begins a day. */
  readonly isDay: boolean
}

const PX_A_TICK = 84
const DAY = 86_400_000
/** Over so many days each is no line of its own any more. */
const MOST_DAYS = 45

const dayFormat = once(() => new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }))
const minuteFormat = once(
  () => new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
)
const secondFormat = once(
  () => new Intl.DateTimeFormat('en-US', { timeStyle: 'medium', hourCycle: 'h23' }),
)

/** The marks of an axis so wide, px, in the reader's own zone. */
export function ticksOf({ from, until }: Period, width: number): Tick[] {
  const count = Math.max(2, Math.floor(width / PX_A_TICK))
  return scaleTime([from, until], [0, width])
    .ticks(count)
    .map((date) => {
      const time = date.getTime()
      const isDay = time === new Date(time).setHours(0, 0, 0, 0)
      return { time, isDay, label: labelOf(date, isDay) }
    })
}

function labelOf(date: Date, isDay: boolean): string {
  if (isDay) {
    const isYear = date.getMonth() === 0 && date.getDate() === 1
    return isYear ? `${date.getFullYear()}` : dayOf(date.getTime())
  }
  const time = date.getTime()
  return time % 60_000 === 0 ? minuteFormat().format(time) : secondFormat().format(time)
}

/** The day of a time, in the reader's zone: `Mar 5`. */
export function dayOf(time: number): string {
  return dayFormat().format(time)
}

const rangeFormat = once(
  () =>
    new Intl.DateTimeFormat('en-US', {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)

/** A period for people, in the reader's zone: `Mar 5, 14:03 – Mar 6, 09:00`. */
export function rangeOf({ from, until }: Period): string {
  return rangeFormat().formatRange(from, until)
}

/** Where the days of a period begin, in the reader's zone; none where there are too many to be told apart. */
export function daysOf({ from, until }: Period): number[] {
  if (until - from > MOST_DAYS * DAY) return []
  return timeDay.range(new Date(from), new Date(until)).map((day) => day.getTime())
}
