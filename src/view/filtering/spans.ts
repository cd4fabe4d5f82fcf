import { fromKeys } from '#src/lib/records.ts'
import { formatRange, zonedFormat, type Zone } from '#src/lib/zone.ts'
import type { View } from '#src/view/view.ts'

const HOUR = 3_600_000
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR, d: 24 * HOUR }

export interface Span {
  readonly text: string
  readonly ms: number
}

/** Parses a number of minutes, hours or days (`90m`, `24h`, `7d`); `null` if invalid. */
export function parseSpan(text: string): Span | null {
  const [, number, letter] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  const unit = UNITS[letter ?? '']
  if (number === undefined || !unit) return null
  return { text, ms: Number(number) * unit }
}

export const TIME_KEYS = ['created', 'ended', 'during'] as const
export type TimeKey = (typeof TIME_KEYS)[number]

export function isTimeKey(key: string): key is TimeKey {
  return TIME_KEYS.some((known) => known === key)
}

export const SPAN_LABELS = {
  created: 'Created',
  ended: 'Ended',
  during: 'Running during',
  longer: 'Elapsed at least',
} as const

/** A half-open interval: from `from` until before `until`, ms since the epoch. */
export interface Period {
  readonly from: number
  readonly until: number
}

const DATES = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/

/** Both days are included: `2026-03-01..2026-03-05`. `null` if invalid. */
export function parseDates(text: string, zone: Zone): Period | null {
  const [, first = '', last = ''] = DATES.exec(text) ?? []
  const from = startOfDay(first, 0, zone)
  const until = startOfDay(last, 1, zone)
  // A zone can skip a day, which is an empty period then.
  return first <= last && from <= until ? { from, until } : null
}

const TIMES = /^(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)\.\.(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)$/

/**
 * Parses two times in UTC, the second of which is exclusive: `2026-03-01T09:00Z..2026-03-01T17:30Z`. `null` if invalid.
 */
export function parseTimes(text: string): Period | null {
  const [, first = '', last = ''] = TIMES.exec(text) ?? []
  const [from, until] = [Date.parse(first), Date.parse(last)]
  return from < until ? { from, until } : null
}

/** Parses two dates in a zone, or two times in UTC. `null` if invalid. */
export function parsePeriod(text: string, zone: Zone): Period | null {
  return parseTimes(text) ?? parseDates(text, zone)
}

/** Returns the start of the day that is `later` days after a date, ms since the epoch; `NaN` if it is no valid date. */
function startOfDay(date: string, later: number, zone: Zone): number {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number)
  // In UTC, because it skips no date.
  const start = new Date(date)
  if (start.getUTCDate() !== day) return NaN
  start.setUTCDate(day + later)
  if (zone) return start.getTime()
  const local = new Date(0, 0)
  // The `Date` constructor takes year 26 as 1926.
  return local.setFullYear(year, month - 1, day + later)
}

/** The ranges that have a word in the URL. They depend on the current time and the zone. */
const WORDS = ['today', 'yesterday', 'last-night'] as const

function isWord(text: string | null): boolean {
  return WORDS.some((word) => word === text)
}

/** Returns the period of a word: a whole day, or the night from 18:00 yesterday to 08:00 today. */
function periodOfWord(word: string, now: number, zone: Zone): Period {
  const at = (days: number, hour: number) => timeOfDay(now, days, hour, zone)
  if (word === 'last-night') return { from: at(-1, 18), until: at(0, 8) }
  const day = word === 'today' ? 0 : -1
  return { from: at(day, 0), until: at(day + 1, 0) }
}

/** `days` after `now`, ms since the epoch. */
function timeOfDay(now: number, days: number, hour: number, zone: Zone): number {
  const date = new Date(now)
  return zone
    ? date.setUTCHours(24 * days + hour, 0, 0, 0)
    : new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime()
}

/** Relative to `now`; `null` if invalid. */
export function periodOf(text: string, now: number, zone: Zone): Period | null {
  if (isWord(text)) return periodOfWord(text, now, zone)
  const span = parseSpan(text)
  return span ? { from: now - span.ms, until: Infinity } : parsePeriod(text, zone)
}

/** The first and last times that the URL can represent, in years 1 to 9999, ms since the epoch. */
export const FIRST_TIME = Date.parse('0001-01-01T00:00Z')
export const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z')

/** The only format that is independent of the zone. */
export function printTimes({ from, until }: Period): string {
  return `${printTime(Math.max(from, FIRST_TIME))}..${printTime(Math.min(until, LAST_TIME))}`
}

/** Returns a time such as `2026-03-01T09:00Z`, with seconds and milliseconds only if they aren't 0. */
function printTime(time: number): string {
  return new Date(time).toISOString().replace(/(?::00)?\.000Z$/, 'Z')
}

/** Returns a time range with dates converted to times in UTC, so that equal ranges have the same text. */
export function inUtc<Text extends string | null>(text: Text, zone: Zone): Text | string {
  const period = text && parsePeriod(text, zone)
  return period ? printTimes(period) : text
}

type Times = Pick<View, TimeKey | 'tz'>

/** Whether a view has ranges that depend on the zone and can't be converted to UTC. */
export function hasWords(view: Times): boolean {
  return TIME_KEYS.some((key) => isWord(view[key]))
}

/**
 * Ranges that select the same jobs become equal: dates are times in UTC, and `tz` is `null` unless a word needs it.
 */
export function timesInUtc(view: Times): Times {
  const times = fromKeys(TIME_KEYS, (key) => inUtc(view[key], view.tz))
  return { ...times, tz: hasWords(view) ? view.tz : null }
}

const dayFormat = zonedFormat({ dateStyle: 'medium' })
const timeFormat = zonedFormat({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })

/** `last 24h`, `yesterday`, `Mar 1 – 5, 2026 (UTC)`. */
export function printRange(text: string, zone: Zone): string {
  const period = parsePeriod(text, zone)
  if (!period) {
    if (parseSpan(text)) return `last ${text}`
    return text.replace('-', ' ') + (zone ? ' (UTC)' : '')
  }
  const { from, until } = period
  const isDays = [from, until].every((time) => isStartOfDay(time, zone))
  return formatRange(isDays ? dayFormat : timeFormat, [from, isDays ? until - 1 : until], zone)
}

export function isStartOfDay(time: number, zone: Zone): boolean {
  return time === new Date(time)[zone ? 'setUTCHours' : 'setHours'](0, 0, 0, 0)
}
