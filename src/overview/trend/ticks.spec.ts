import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { LEFT, RIGHT } from './geometry.ts'
import { LABEL_OFFSET, boundariesOf, ticksOf, widthOf } from './ticks.ts'
import { binsBetween } from './timeBins.ts'
import { periodText } from './words.ts'

const HOUR = 3_600_000
const [first, last] = [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')]

const anyBins = fc
  .tuple(
    fc.constantFrom(1, HOUR, 50 * HOUR, 2000 * HOUR, 20_000 * HOUR, 900_000 * HOUR, last - first),
    fc.integer({ min: first, max: last }),
  )
  .map(([length, from]) => binsBetween(from, Math.min(last, from + length), null))

it('labels the axis from left to right without overlaps at any width', () => {
  fc.assert(
    fc.property(anyBins, fc.integer({ min: 200, max: 2600 }), (bins, width) => {
      const ticks = ticksOf(bins, width, '2026')
      const boundaries = boundariesOf(bins)
      let free = -LEFT
      for (const { time, x, text, major } of ticks) {
        expect(x).toBeGreaterThanOrEqual(free)
        free = x + widthOf(text)
        expect(free).toBeLessThanOrEqual(width + RIGHT)
        expect(time).toBeGreaterThanOrEqual(bins.edges[0] ?? NaN)
        expect(time).toBeLessThanOrEqual(bins.edges.at(-1) ?? NaN)
        if (time < (bins.edges.at(-1) ?? 0)) expect(boundaries.includes(time)).toBe(major)
      }
      expect(new Set(ticks.map(({ text }) => text)).size).toBeGreaterThanOrEqual(1)
    }),
    { numRuns: 400 },
  )
})

it.each([
  ['hour', 96],
  ['day', 24 * 120],
  ['week', 24 * 840],
  ['month', 24 * 3650],
  ['year', 24 * 9000],
] as const)('draws few lines between bins of a %s', (unit, hours) => {
  const from = Date.UTC(2026, 0, 15)
  const bins = binsBetween(from, from + hours * HOUR, null, unit)
  expect(boundariesOf(bins).length).toBeLessThanOrEqual(11)
})

const textsOf = (from: number, until: number, width: number, currentYear: string) =>
  ticksOf(
    binsBetween(from, until, 'utc', until - from < 1000 * HOUR ? 'day' : 'month'),
    width,
    currentYear,
  ).map(({ text }) => text)

it('omits the current year from labels', () => {
  const days = [Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 5)] as const
  expect(textsOf(...days, 400, '2026')).toEqual(['Mar 1', 'Mar 2', 'Mar 3', 'Mar 4', 'Mar 5'])
  expect(textsOf(...days, 600, '2027')).toEqual(['Mar 1, 2026', 'Mar 2', 'Mar 3', 'Mar 4', 'Mar 5'])
  const turn = [Date.UTC(2025, 11, 30), Date.UTC(2026, 0, 4)] as const
  expect(textsOf(...turn, 800, '2026')).toEqual([
    'Dec 30, 2025',
    'Dec 31',
    'Jan 1',
    'Jan 2',
    'Jan 3',
    'Jan 4',
  ])
  const months = [Date.UTC(2024, 0, 1), Date.UTC(2026, 11, 1)] as const
  expect(textsOf(...months, 500, '2026')[0]).toBe('Jan 2024')
  expect(textsOf(...months, 500, '2024')[0]).toBe('Jan')
})

it('centers labels of days, and puts labels of hours next to their start', () => {
  const days = binsBetween(Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 5), 'utc', 'day')
  // Five columns of 80 px.
  expect(ticksOf(days, 400, '2026').map(({ at }) => at)).toEqual([40, 120, 200, 280, 360])
  for (const { at, x, text, ofBin } of ticksOf(days, 400, '2026')) {
    expect(ofBin).toBe(true)
    expect(x + widthOf(text) / 2).toBeCloseTo(at, 10)
  }
  const hours = binsBetween(Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 1, 3), 'utc', 'hour')
  for (const [index, { at, x, ofBin }] of ticksOf(hours, 400, '2026').entries()) {
    expect(ofBin).toBe(false)
    expect(at).toBe(index * 100)
    expect(x).toBe(at + LABEL_OFFSET)
  }
})

it('omits the current year from days and weeks', () => {
  const [from, until] = [Date.UTC(2025, 11, 29), Date.UTC(2026, 0, 12)]
  const weeks = binsBetween(from, until, 'utc', 'week')
  expect(periodText(weeks, 1)).toBe('Jan 5 – 11, 2026')
  expect(periodText(weeks, 1, '2026')).toBe('Jan 5 – 11')
  expect(periodText(weeks, 0, '2026')).toBe('Dec 29, 2025 – Jan 4, 2026')
  const days = binsBetween(from, until, 'utc', 'day')
  expect(periodText(days, 3, '2026')).toBe('Jan 1')
  expect(periodText(days, 2, '2026')).toBe('Dec 31, 2025')
})
