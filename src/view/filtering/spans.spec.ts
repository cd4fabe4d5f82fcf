import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPeriod } from '#src/testing/viewArbitraries.ts'
import { printPeriod } from './printPeriod.ts'
import { inUtc, parseDates, parsePeriod, parseSpan, periodOf } from './spans.ts'

describe('parseSpan', () => {
  it.each([
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
  ])('parses %s as %d ms', (text, ms) => {
    expect(parseSpan(text)).toEqual({ text, ms })
  })

  it.each(['', '0h', '-1h', '1', 'h', '1.5h', '1w', '100000d', '1h ', '24H'])(
    'rejects %j',
    (text) => {
      expect(parseSpan(text)).toBeNull()
    },
  )
})

describe('two dates', () => {
  it('include both days as a whole, in the local zone', () => {
    expect(parseDates('2026-03-01..2026-03-05', null)).toEqual({
      from: new Date(2026, 2, 1).getTime(),
      until: new Date(2026, 2, 6).getTime(),
    })
  })

  it('can be the same day', () => {
    const day = parseDates('2026-03-01..2026-03-01', null)
    expect(day && day.until - day.from).toBe(86_400_000)
  })

  it.each([
    '2026-03-05..2026-03-01',
    '2026-02-30..2026-03-01',
    '2026-13-01..2026-13-02',
    '2026-03-01',
    '2026-03-01..',
    '2026-3-1..2026-3-5',
  ])('rejects %j', (text) => {
    expect(parseDates(text, null)).toBeNull()
  })
})

describe('a period', () => {
  it('parses from its own text', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(printPeriod(period, null), null)).toEqual(period)
        expect(parsePeriod(printPeriod(period, 'utc'), 'utc')).toEqual(period)
        expect(parsePeriod(inUtc(printPeriod(period, null), null), 'utc')).toEqual(period)
      }),
    )
  })

  it('is printed as dates if it is whole days, otherwise as the shortest UTC times', () => {
    const [from, until] = [new Date(2026, 2, 1).getTime(), new Date(2026, 2, 6).getTime()]
    expect(printPeriod({ from, until }, null)).toBe('2026-03-01..2026-03-05')
    const nine = Date.UTC(2026, 2, 1, 9)
    expect(printPeriod({ from: nine, until: nine + 90_000 }, null)).toBe(
      '2026-03-01T09:00Z..2026-03-01T09:01:30Z',
    )
    expect(printPeriod({ from: nine + 1, until: nine + 1000 }, null)).toBe(
      '2026-03-01T09:00:00.001Z..2026-03-01T09:00:01Z',
    )
  })

  it.each([
    '2026-03-01T09:00Z..2026-03-01T09:00Z',
    '2026-03-01T09:00..2026-03-01T10:00',
    '2026-03-01T25:00Z..2026-03-01T26:00Z',
    '2026-03-01..2026-03-01T10:00Z',
  ])('rejects %j', (text) => {
    expect(parsePeriod(text, null)).toBeNull()
  })
})

const timesOf = (word: string, now: string) => {
  const period = periodOf(word, Date.parse(now), 'utc')
  return (
    period && [period.from, period.until].map((time) => new Date(time).toISOString().slice(5, 16))
  )
}

describe('a word', () => {
  it.each([
    ['today', '2026-03-01T00:00Z', ['03-01T00:00', '03-02T00:00']],
    ['today', '2026-02-28T23:59Z', ['02-28T00:00', '03-01T00:00']],
    ['yesterday', '2026-03-01T12:00Z', ['02-28T00:00', '03-01T00:00']],
    ['yesterday', '2026-01-01T12:00Z', ['12-31T00:00', '01-01T00:00']],
    // After midnight, it is the current night; in the evening, still the previous one.
    ['last-night', '2026-03-01T00:00Z', ['02-28T18:00', '03-01T08:00']],
    ['last-night', '2026-03-01T07:59Z', ['02-28T18:00', '03-01T08:00']],
    ['last-night', '2026-03-01T23:59Z', ['02-28T18:00', '03-01T08:00']],
  ])('%s at %s is %j', (word, now, times) => {
    expect(timesOf(word, now)).toEqual(times)
  })

  it.each(['Today', 'last night', 'tomorrow', 'last-nights', ''])('rejects %j', (text) => {
    expect(periodOf(text, 0, 'utc')).toBeNull()
  })
})

it('counts a span back from now, and dates independently of now', () => {
  expect(periodOf('1h', 10_000_000, null)).toEqual({ from: 6_400_000, until: Infinity })
  expect(periodOf('2026-03-01..2026-03-01', 0, null)).toEqual(
    parseDates('2026-03-01..2026-03-01', null),
  )
  expect(periodOf('soon', 0, null)).toBeNull()
})
