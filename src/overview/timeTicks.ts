import type { TimeInterval } from 'd3-time'
import { begins, calendarOf } from '#src/lib/calendar.ts'
import { wallClock } from '#src/lib/wallClock.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { Period } from '#src/view/filtering/spans.ts'

/** How far apart the ticks of an axis of time are, in units of the calendar. */
export interface Step {
  readonly unit: keyof typeof MS
  readonly count: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** About how long a unit is, ms. */
const MS = {
  second: 1000,
  minute: 60_000,
  hour: HOUR,
  day: DAY,
  month: 30 * DAY,
  year: 365 * DAY,
} as const

const COUNTS: readonly (readonly [Step['unit'], readonly number[]])[] = [
  ['second', [1, 5, 15, 30]],
  ['minute', [1, 5, 15, 30]],
  ['hour', [1, 3, 6, 12]],
  ['day', [1, 2, 7, 14]],
  ['month', [1, 3, 6]],
  ['year', [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]],
]

/** From the finest to the coarsest. */
export const STEPS: readonly Step[] = COUNTS.flatMap(([unit, counts]) =>
  counts.map((count) => ({ unit, count })),
)

/** About how long a step is, ms. */
export function lengthOf({ unit, count }: Step): number {
  return count * MS[unit]
}

/** 1970 began on a Thursday; weeks begin on Monday. */
const DAYS_BEFORE_1970 = 3

/**
 * The times within a period, both ends included, that are a step apart on a zone's calendar: at the same hours
 * each day, and every so many days also from one month to the next.
 */
export function timesOf({ unit, count }: Step, { from, until }: Period, zone: Zone): number[] {
  const range = (interval: TimeInterval) =>
    interval.range(new Date(from), new Date(until + 1)).map(Number)
  switch (unit) {
    case 'second':
    case 'minute':
      return evenTimes({ from, until }, count * MS[unit], wallClock(from, zone) - from)
    case 'hour':
      return hoursOf(range(calendarOf(zone).hour), count, zone)
    case 'day':
      return range(calendarOf(zone).day).filter((time) => {
        const day = Math.round(wallClock(time, zone) / DAY)
        return (day + DAYS_BEFORE_1970) % count === 0
      })
    case 'month':
    case 'year': {
      const interval = calendarOf(zone)[unit]
      return range(interval.every(count) ?? interval)
    }
  }
}

/** Times so many ms apart, even ones on a clock that is ahead of UTC by `shift`. */
function evenTimes({ from, until }: Period, step: number, shift: number): number[] {
  const first = Math.ceil((from + shift) / step) * step - shift
  const count = Math.max(0, Math.floor((until - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/** Of all hours those that are `count` apart; also one in which a day begins, which can be at 01:00. */
function hoursOf(hours: readonly number[], count: number, zone: Zone): number[] {
  if (count === 1) return [...hours]
  const hourOf = (time: number) => Math.round(wallClock(time, zone) / HOUR)
  const times = hours.filter((time) => hourOf(time) % count === 0 || begins('day', time, zone))
  // Where the clock is put back, only steps of one hour show both.
  return times.filter((time, index) => hourOf(time) !== hourOf(times[index - 1] ?? NaN))
}
