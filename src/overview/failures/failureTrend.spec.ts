import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { BINS, countByBin, describeTrend, trendPeriod, trendTime } from './failureTrend.ts'

const at = (text: string) => Date.parse(`2026-03-${text}Z`)
const NOW = at('10T12:00')
const FAILED = { first: at('01T09:00'), last: at('10T11:00') }
const HOUR = 3_600_000

const utc = { ...DEFAULT_VIEW, tz: 'utc' } as const

it.each<[what: string, range: object, from: string, until: string, name: string, last?: string]>([
  ['no range', {}, '01T09:00', '10T12:00', 'since Mar 1'],
  ['a span', { created: '24h' }, '09T12:00', '10T12:00', 'last 24h'],
  ['a word', { ended: 'yesterday' }, '09T00:00', '10T11:00:00.001', 'yesterday (UTC)'],
  ['today, which is not over', { ended: 'today' }, '10T00:00', '10T12:00', 'today (UTC)'],
  // Jobs can fail after the range in which they were created.
  [
    'dates of creation',
    { created: '2026-03-05..2026-03-06' },
    '05T00:00',
    '10T11:00:00.001',
    'Mar 5 – 10, 2026 (UTC)',
  ],
  [
    'a range in which they ran',
    { during: '2026-03-08T09:00Z..2026-03-08T10:00Z' },
    '08T09:00',
    '10T11:00:00.001',
    'Mar 8 – 10, 2026 (UTC)',
  ],
  ['two ranges', { created: '7d', ended: '24h' }, '09T12:00', '10T12:00', 'Mar 9 – 10, 2026 (UTC)'],
  // The end is exclusive: the last day is Mar 6.
  [
    'dates on which they failed too',
    { created: '2026-03-05..2026-03-06' },
    '05T00:00',
    '07T00:00',
    'Mar 5 – 6, 2026 (UTC)',
    '06T20:00',
  ],
  [
    'a day of creation',
    { created: 'yesterday' },
    '09T00:00',
    '10T00:00',
    'Mar 9, 2026 (UTC)',
    '09T20:00',
  ],
  ['an invalid range', { created: 'x' }, '01T09:00', '10T12:00', 'since Mar 1'],
])('the period of %s', (_, range, from, until, name, last = '10T11:00') => {
  const period = trendPeriod({ ...utc, ...range }, NOW, { ...FAILED, last: at(last) })
  expect({ ...period, name: period.name.replaceAll('\u2009', ' ') }).toEqual({
    from: at(from),
    until: at(until),
    name,
  })
})

it.each([
  ['without a range', {}, '10T12:14:59', '10T12:00'],
  ['in a long range', { created: '24h' }, '10T12:16:40', '10T12:15'],
  ['in a short range', { created: '1h' }, '10T12:16:40', '10T12:16'],
  ['early in the day', { ended: 'today' }, '10T00:16:40', '10T00:16'],
])('rounds the time so that it changes less often than polls: %s', (_, range, now, time) => {
  expect(trendTime({ ...utc, ...range }, at(now))).toBe(at(time))
})

it('rounds to a time on the same day in every time zone', () => {
  const quarters = fc.integer({ min: 0, max: 95 }).map((n) => at('10T00:00') + n * 900_000)
  fc.assert(
    fc.property(quarters, fc.nat({ max: 900_000 }), (midnight, ms) => {
      expect(trendTime({ ...utc, created: '30d' }, midnight + ms)).toBeGreaterThanOrEqual(midnight)
    }),
  )
})

it('covers every failed job, and at least a day, without a range', () => {
  const recent = { first: at('10T10:00'), last: at('10T11:00') }
  expect(trendPeriod(utc, NOW, recent)).toEqual({
    from: at('09T12:00'),
    until: NOW,
    name: 'last 24h',
  })
  const old = { first: Date.parse('2025-12-24T09:00Z'), last: NOW }
  expect(trendPeriod(utc, NOW, old)).toMatchObject({ from: old.first, name: 'since Dec 24, 2025' })
})

it('never returns an empty period', () => {
  const { from, until } = trendPeriod({ ...utc, created: '2026-04-01..2026-04-02' }, NOW, {
    first: Infinity,
    last: -Infinity,
  })
  expect(until).toBeGreaterThan(from)
})

it('counts rows by bin, and ignores rows outside the period', () => {
  const period = { from: 0, until: 28 * HOUR }
  const times = [0, HOUR - 1, HOUR, 27.5 * HOUR, 28 * HOUR, -1, NaN]
  const counts = countByBin(Uint32Array.from(times.keys()), times, period)
  const expected = Array.from({ length: BINS }, () => 0)
  expected[0] = 2
  expected[1] = 1
  expected[27] = 1
  expect(counts).toEqual(expected)
})

it('counts every row of the period once', () => {
  const anyTimes = fc.array(fc.integer({ min: -50, max: 150 }))
  fc.assert(
    fc.property(anyTimes, fc.integer({ min: 1, max: 100 }), (times, until) => {
      const counts = countByBin(Uint32Array.from(times.keys()), times, { from: 0, until })
      expect(counts).toHaveLength(BINS)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
        times.filter((time) => time >= 0 && time < until).length,
      )
    }),
  )
})

it('describes a trend in words', () => {
  const period = { from: at('03T12:00'), until: at('10T12:00'), name: 'last 7 days' }
  const counts = Array.from({ length: BINS }, () => 0)
  expect(describeTrend(counts, period, 'utc')).toBe('last 7 days: no jobs')
  counts[0] = 1
  expect(describeTrend(counts, period, 'utc')).toBe('last 7 days: 1 job')
  counts[4] = 2
  // The bin from 12:00 to 18:00
  expect(describeTrend(counts, period, 'utc')).toBe(
    'last 7 days: 3 jobs, peak of 2 around Mar 4, 2026, 15:00 UTC',
  )
})
