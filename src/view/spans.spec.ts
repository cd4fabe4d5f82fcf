import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { anyPeriod } from './arbitraries.ts'
import { printPeriod } from './printPeriod.ts'
import {
  datesIn,
  joinDates,
  parseDates,
  parsePeriod,
  parseSpan,
  periodOf,
  printCreated,
} from './spans.ts'

describe('a span', () => {
  it.each([
    ['90m', 5_400_000, '90 min'],
    ['24h', 86_400_000, '24 h'],
    ['7d', 604_800_000, '7 d'],
  ])('%s is so many ms', (text, ms, label) => {
    expect(parseSpan(text)).toEqual({ text, ms, label })
  })

  it.each(['', '0h', '-1h', '1', 'h', '1.5h', '1w', '100000d', '1h ', '24H'])(
    'is not %j',
    (text) => {
      expect(parseSpan(text)).toBeNull()
    },
  )
})

describe('two dates', () => {
  it('mean both days, whole, in the reader’s zone', () => {
    expect(parseDates('2026-03-01..2026-03-05')).toEqual({
      from: new Date(2026, 2, 1).getTime(),
      until: new Date(2026, 2, 6).getTime(),
    })
  })

  it('may be the same day', () => {
    const day = parseDates('2026-03-01..2026-03-01')
    expect(day && day.until - day.from).toBe(86_400_000)
  })

  it.each([
    '2026-03-05..2026-03-01',
    '2026-02-30..2026-03-01',
    '2026-13-01..2026-13-02',
    '2026-03-01',
    '2026-03-01..',
    '2026-3-1..2026-3-5',
  ])('are not %j', (text) => {
    expect(parseDates(text)).toBeNull()
  })
})

describe('two days that are picked', () => {
  it('are the same days when they are picked again', () => {
    const joined = joinDates('2026-03-01', '2026-03-05')
    expect(joined).toEqual({ created: '2026-03-01..2026-03-05' })
    expect(datesIn('2026-03-01..2026-03-05')).toEqual({ from: '2026-03-01', to: '2026-03-05' })
    for (const none of [null, '7d']) expect(datesIn(none)).toEqual({ from: '', to: '' })
  })

  it.each([
    ['', '', 'Pick a day in From and one in To.'],
    ['', '2026-03-05', 'Pick a day in From, too.'],
    ['2026-03-01', '', 'Pick a day in To, too.'],
    ['2026-03-05', '2026-03-01', 'From is after To.'],
  ])('from %j to %j are refused: %s', (from, to, fault) => {
    expect(joinDates(from, to)).toEqual({ fault })
  })
})

describe('a period', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(printPeriod(period))).toEqual(period)
      }),
    )
  })

  it('is written in days where it is whole ones, else in times of UTC, no finer than it takes', () => {
    const [from, until] = [new Date(2026, 2, 1).getTime(), new Date(2026, 2, 6).getTime()]
    expect(printPeriod({ from, until })).toBe('2026-03-01..2026-03-05')
    const nine = Date.UTC(2026, 2, 1, 9)
    expect(printPeriod({ from: nine, until: nine + 90_000 })).toBe(
      '2026-03-01T09:00Z..2026-03-01T09:01:30Z',
    )
    expect(printPeriod({ from: nine + 1, until: nine + 1000 })).toBe(
      '2026-03-01T09:00:00.001Z..2026-03-01T09:00:01Z',
    )
  })

  it.each([
    '2026-03-01T09:00Z..2026-03-01T09:00Z',
    '2026-03-01T09:00..2026-03-01T10:00',
    '2026-03-01T25:00Z..2026-03-01T26:00Z',
    '2026-03-01..2026-03-01T10:00Z',
  ])('is not %j', (text) => {
    expect(parsePeriod(text)).toBeNull()
  })
})

it('a span counts back from now, dates stand where they are', () => {
  expect(periodOf('1h', 10_000_000)).toEqual({ from: 6_400_000, until: Infinity })
  expect(periodOf('2026-03-01..2026-03-01', 0)).toEqual(parseDates('2026-03-01..2026-03-01'))
  expect(periodOf('soon', 0)).toBeNull()
})

it('reads as a person would say it', () => {
  expect(printCreated('24h')).toBe('last 24 h')
  expect(printCreated('2026-03-01..2026-03-05')).toMatch(/^Mar 1\s–\s5, 2026$/)
})
