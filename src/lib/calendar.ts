import {
  timeDay,
  timeHour,
  timeMonday,
  timeMonth,
  timeYear,
  utcDay,
  utcHour,
  utcMonday,
  utcMonth,
  utcYear,
} from 'd3-time'
import { wallClock } from './wallClock.ts'
import type { Zone } from './zone.ts'

const LOCAL = {
  hour: timeHour,
  day: timeDay,
  week: timeMonday,
  month: timeMonth,
  year: timeYear,
} as const

export type CalendarUnit = keyof typeof LOCAL

const UTC: Readonly<Record<CalendarUnit, (typeof LOCAL)[CalendarUnit]>> = {
  hour: utcHour,
  day: utcDay,
  week: utcMonday,
  month: utcMonth,
  year: utcYear,
}

export function calendarOf(zone: Zone): typeof UTC {
  return zone ? UTC : LOCAL
}

export function begins(unit: CalendarUnit, time: number, zone: Zone): boolean {
  return time === calendarOf(zone)[unit].floor(new Date(time)).getTime()
}

/** More than clocks are ever set back, ms. */
const MAX_SHIFT = 3 * 3_600_000

/** Whether a wall clock time occurs twice because the clock is set back, as at the end of daylight saving time. */
export function isRepeated(time: number, zone: Zone): boolean {
  const shift =
    wallClock(time - MAX_SHIFT, zone) - wallClock(time + MAX_SHIFT, zone) + 2 * MAX_SHIFT
  if (shift <= 0) return false
  const wall = wallClock(time, zone)
  return wallClock(time + shift, zone) === wall || wallClock(time - shift, zone) === wall
}
