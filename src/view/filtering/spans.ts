import { formatRange, zonedFormat, type Zone } from '#src/lib/zone.ts'

const HOUR = 3_600_000
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR, d: 24 * HOUR }

/** A span of time as the URL and the page write it (`24h`), and in ms. */
export interface Span {
  readonly text: string
  readonly ms: number
}

/** A number of minutes, hours or days (`90m`, `24h`, `7d`); null for anything else. */
export function parseSpan(text: string): Span | null {
  const [, number, letter] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  const unit = UNITS[letter ?? '']
  if (number === undefined || !unit) return null
  return { text, ms: Number(number) * unit }
}

/** What the filters by time are called. */
export const SPAN_LABELS = { created: 'Created', longer: 'Elapsed at least' } as const

/** From one moment on and until before another, ms since the epoch. */
export interface Period {
  readonly from: number
  readonly until: number
}

const DATES = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/

/** The days from one date to another, both whole, in a zone: `2026-03-01..2026-03-05`. */
export function parseDates(text: string, zone: Zone): Period | null {
  const [, first = '', last = ''] = DATES.exec(text) ?? []
  const from = startOfDay(first, 0, zone)
  const until = startOfDay(last, 1, zone)
  // A zone can leave a day out, which then is empty.
  return first <= last && from <= until ? { from, until } : null
}

const TIMES = /^(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)\.\.(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)$/

/**
 * Two days of a zone, or two times of day in UTC, from the one and until before the other:
 * `2026-03-01T09:00Z..2026-03-01T17:30Z`.
 */
export function parsePeriod(text: string, zone: Zone): Period | null {
  const [, first = '', last = ''] = TIMES.exec(text) ?? []
  const [from, until] = [Date.parse(first), Date.parse(last)]
  return from < until ? { from, until } : parseDates(text, zone)
}

/** `NaN` for a text that is no date of the calendar. */
function startOfDay(date: string, later: number, zone: Zone): number {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number)
  // In UTC, which has every date.
  const start = new Date(date)
  if (start.getUTCDate() !== day) return NaN
  start.setUTCDate(day + later)
  if (zone) return start.getTime()
  const local = new Date(0, 0)
  // To `Date` itself, year 26 would be 1926.
  return local.setFullYear(year, month - 1, day + later)
}

/** When jobs were created that `created` of the URL means, as of `now`; null where it makes no sense. */
export function periodOf(created: string, now: number, zone: Zone): Period | null {
  const span = parseSpan(created)
  return span ? { from: now - span.ms, until: Infinity } : parsePeriod(created, zone)
}

/** The times that the address can write: the years from 1 to 9999, ms since the epoch. */
export const FIRST_TIME = Date.parse('0001-01-01T00:00Z')
export const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z')

/** A period as two times in UTC, the only way to write it that means the same everywhere. */
function printTimes({ from, until }: Period): string {
  return `${printTime(Math.max(from, FIRST_TIME))}..${printTime(Math.min(until, LAST_TIME))}`
}

/** `2026-03-01T09:00Z`; seconds and thousandths only where there are any. */
function printTime(time: number): string {
  return new Date(time).toISOString().replace(/(?::00)?\.000Z$/, 'Z')
}

/** `created` of the URL with the dates of a zone as times in UTC: one spelling for all that select the same jobs. */
export function inUtc<Created extends string | null>(
  created: Created,
  zone: Zone,
): Created | string {
  const period = created && parsePeriod(created, zone)
  return period ? printTimes(period) : created
}

const dayFormat = zonedFormat({ dateStyle: 'medium' })
const timeFormat = zonedFormat({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })

/** What a person reads for `created` of the URL: `last 24h`, `Mar 1 – 5, 2026 (UTC)`. */
export function printCreated(created: string, zone: Zone): string {
  const period = parsePeriod(created, zone)
  if (!period) return parseSpan(created) ? `last ${created}` : created
  const { from, until } = period
  const isDays = [from, until].every((time) => isStartOfDay(time, zone))
  return formatRange(isDays ? dayFormat : timeFormat, [from, isDays ? until - 1 : until], zone)
}

/** Whether a day of the zone begins at a time, ms since the epoch. */
function isStartOfDay(time: number, zone: Zone): boolean {
  return time === new Date(time)[zone ? 'setUTCHours' : 'setHours'](0, 0, 0, 0)
}

/** A period as the URL holds it: two days where it is whole days of the zone, else two times in UTC. */
export function printPeriod(period: Period, zone: Zone): string {
  const { from, until } = period
  const isDays = [from, until].every((time) => isStartOfDay(time, zone))
  return isDays ? `${printDay(from, zone)}..${printDay(until - 1, zone)}` : printTimes(period)
}

/** `2026-03-01`, in the zone. */
function printDay(time: number, zone: Zone): string {
  const date = new Date(time)
  if (zone) return date.toISOString().slice(0, 10)
  const year = String(date.getFullYear()).padStart(4, '0')
  return [year, date.getMonth() + 1, date.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-')
}
