import type { TimeInterval } from 'd3-time'
import { begins, calendarOf } from './calendar.ts'
import { wallClock } from './wallClock.ts'
import type { Zone } from './zone.ts'

/** From one time to another, ms since the epoch. */
export interface Extent {
  readonly from: number
  readonly until: number
}

export interface Step {
  readonly unit: keyof typeof MS
  readonly count: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Approximate length of a unit, ms. */
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

export function lengthOf({ unit, count }: Step): number {
  return count * MS[unit]
}

/** 1970 began on a Thursday; weeks begin on Monday. */
const DAYS_BEFORE_1970 = 3

/**
 * Returns the times within an extent, both ends included, that are a step apart on a zone's calendar: at the same
 * hours each day, and at equal intervals of days across months.
 */
export function timesOf({ unit, count }: Step, { from, until }: Extent, zone: Zone): number[] {
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

/** Returns times `step` ms apart, which are even on a clock that is `shift` ms ahead of UTC. */
function evenTimes({ from, until }: Extent, step: number, shift: number): number[] {
  const first = Math.ceil((from + shift) / step) * step - shift
  const count = Math.max(0, Math.floor((until - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/** Returns the hours that are `count` apart, and those in which a day begins, which can be at 01:00. */
function hoursOf(hours: readonly number[], count: number, zone: Zone): number[] {
  if (count === 1) return [...hours]
  const hourOf = (time: number) => Math.round(wallClock(time, zone) / HOUR)
  const times = hours.filter((time) => hourOf(time) % count === 0 || begins('day', time, zone))
  // If the clock is set back, only steps of one hour include both of the repeated hours.
  return times.filter((time, index) => hourOf(time) !== hourOf(times[index - 1] ?? NaN))
}
