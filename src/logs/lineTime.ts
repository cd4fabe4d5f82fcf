import { zonedFormat, type Zone } from '#src/lib/zone.ts'
import { millisecondOf, type LogLine } from './logLine.ts'
import { printTime } from './printLines.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How the time of lines is displayed. */
export interface LineClock {
  readonly zone: Zone
  /** The time from which lines count, ms since the epoch; `null` for the time of day. */
  readonly since: number | null
  /** Whether the date is displayed too. */
  readonly hasDate: boolean
}

const CLOCK = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const

const timeFormat = zonedFormat(CLOCK)
const dateFormat = zonedFormat({ ...CLOCK, month: 'short', day: 'numeric' })
const dayFormat = zonedFormat({ dateStyle: 'short' })
const rangeFormat = zonedFormat({
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** Prints a line's time to the millisecond: `14:03:22.123`, `Nov 25, 14:03:22.123`, `+1:02:03.123`. */
export function printLineTime(line: LogLine, clock: LineClock): string {
  return printMillisecond(millisecondOf(line), clock)
}

/** Prints a time (ms since the epoch) as that of a line. */
export function printMillisecond(ms: number, { zone, since, hasDate }: LineClock): string {
  if (since !== null) return printSince(ms - since)
  return (hasDate ? dateFormat : timeFormat)(zone).format(ms)
}

const two = (value: number) => String(value).padStart(2, '0')

function printSince(ms: number): string {
  const size = Math.abs(ms)
  const minutes = two(Math.floor(size / MINUTE) % 60)
  const seconds = two(Math.floor(size / SECOND) % 60)
  const sign = ms < 0 ? '−' : '+'
  return `${sign}${Math.floor(size / HOUR)}:${minutes}:${seconds}.${String(size % SECOND).padStart(3, '0')}`
}

/** Prints a line's time in full, with all digits. */
export function printFullTime({ time }: LogLine): string {
  return printTime(time)
}

/** Whether lines of these times (ms since the epoch) are from different days. */
export function isSeveralDays(from: number, to: number, zone: Zone): boolean {
  return dayFormat(zone).format(from) !== dayFormat(zone).format(to)
}

/** Prints a range of times, ms since the epoch: `Nov 25, 14:03:22 – 14:10:00`. */
export function printRange(from: number, to: number, zone: Zone): string {
  return rangeFormat(zone).formatRange(from, to)
}
