import { once } from '../jobs/once.ts'

const HOUR = 3_600_000
const UNITS: Readonly<Record<string, { readonly ms: number; readonly name: string }>> = {
  m: { ms: 60_000, name: 'min' },
  h: { ms: HOUR, name: 'h' },
  d: { ms: 24 * HOUR, name: 'd' },
}

/** A span of time as the URL holds it (`24h`), in ms, and as a person reads it (`24 h`). */
export interface Span {
  readonly text: string
  readonly ms: number
  readonly label: string
}

/** A number of minutes, hours or days (`90m`, `24h`, `7d`); null for anything else. */
export function parseSpan(text: string): Span | null {
  const [, number, letter] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  const unit = UNITS[letter ?? '']
  if (number === undefined || !unit) return null
  return { text, ms: Number(number) * unit.ms, label: `${number} ${unit.name}` }
}

/** What the filters by time are called. */
export const SPAN_LABELS = { created: 'Created', longer: 'Elapsed at least' } as const

/** Spans worth a click: since when jobs were created, for how long they have run. */
export const CREATED_SPANS: readonly string[] = ['1h', '24h', '7d', '30d']
export const LONGER_SPANS: readonly string[] = ['1h', '6h', '1d', '3d']

/** From one moment on and until before another, ms since the epoch. */
export interface Period {
  readonly from: number
  readonly until: number
}

const DATES = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/

/** The days from one date to another, both whole, in the reader's zone: `2026-03-01..2026-03-05`. */
export function parseDates(text: string): Period | null {
  const [, first, last] = DATES.exec(text) ?? []
  const from = startOfDay(first, 0)
  const until = startOfDay(last, 1)
  return from < until ? { from, until } : null
}

const TIMES = /^(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)\.\.(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)$/

/** Two days, or two times of day in UTC, from the one and until before the other: `2026-03-01T09:00Z..2026-03-01T17:30Z`. */
export function parsePeriod(text: string): Period | null {
  const [, first = '', last = ''] = TIMES.exec(text) ?? []
  const [from, until] = [Date.parse(first), Date.parse(last)]
  return from < until ? { from, until } : parseDates(text)
}

/** The days of a period's text, its first and its last; empty texts where it holds none. */
export function datesIn(created: string | null): { readonly from: string; readonly to: string } {
  const [, from = '', to = ''] = DATES.exec(created ?? '') ?? []
  return { from, to }
}

/** Two days as the URL holds them, or a sentence for a person where they make no period. */
export function joinDates(
  from: string,
  to: string,
): { readonly created: string } | { readonly fault: string } {
  if (from === '' && to === '') return { fault: 'Pick a day in From and one in To.' }
  if (from === '' || to === '')
    return { fault: `Pick a day in ${from === '' ? 'From' : 'To'}, too.` }
  const created = `${from}..${to}`
  return parseDates(created) ? { created } : { fault: 'From is after To.' }
}

/** `NaN` for a text that is no date of the calendar. */
function startOfDay(date: string | undefined, later: number): number {
  const [year = NaN, month = NaN, day = NaN] = (date ?? '').split('-').map(Number)
  const start = new Date(0, month - 1, 1)
  // To `Date` itself, year 26 would be 1926.
  start.setFullYear(year, month - 1, day)
  if (start.getMonth() !== month - 1) return NaN
  start.setDate(day + later)
  return start.getTime()
}

/** When jobs were created that `created` of the URL means, as of `now`; null where it makes no sense. */
export function periodOf(created: string, now: number): Period | null {
  const span = parseSpan(created)
  return span ? { from: now - span.ms, until: Infinity } : parsePeriod(created)
}

const dayFormat = once(() => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }))
const timeFormat = once(
  () =>
    new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
)

/** What a person reads for `created` of the URL: `last 24 h`, `Mar 1, 2026 – Mar 5, 2026`. */
export function printCreated(created: string): string {
  const span = parseSpan(created)
  if (span) return `last ${span.label}`
  const dates = parseDates(created)
  if (dates) return dayFormat().formatRange(dates.from, dates.until - 1)
  const times = parsePeriod(created)
  return times ? timeFormat().formatRange(times.from, times.until) : created
}
