import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { binAtPosition, LEFT, plotWidth, xOf } from './geometry.ts'
import {
  binsOfStretch,
  countInRange,
  endsOf,
  periodOfRange,
  rangeAfter,
  rangeOfBins,
  rangeText,
} from './range.ts'
import { binsBetween } from './timeBins.ts'
import { trendOf } from './trend.ts'

const HOUR = 3_600_000
const now = Date.parse('2026-03-04T12:30:00Z')

function trendOfTimes(times: readonly number[]) {
  const jobs = times.map((time, index) =>
    aTrainingJob({
      id: `job${index}`,
      created_at: new Date(time).toISOString(),
      updated_at: new Date(time).toISOString(),
    }),
  )
  const trend = trendOf(listJobs(jobs), [...jobs.keys()], { now, zone: 'utc' })
  if (!trend) throw new Error('A trend of at least one job')
  return trend
}

// For bins of hours, days and weeks.
const anyTimes = fc.constantFrom(3 * 24 * HOUR, 60 * 24 * HOUR, 600 * 24 * HOUR).chain((longest) =>
  fc.array(
    fc.nat({ max: longest }).map((ago) => now - ago),
    { minLength: 1, maxLength: 60 },
  ),
)
const anyWidth = fc.integer({ min: 280, max: 2500 })
const anyPosition = fc.integer({ min: -20, max: 2600 })

it('selects the whole bins of a stretch, and counts the rows created in them', () => {
  fc.assert(
    fc.property(anyTimes, anyWidth, anyPosition, anyPosition, (times, width, start, end) => {
      const trend = trendOfTimes(times)
      const { bins } = trend
      const range = binsOfStretch(bins, width, { start, end })
      const { from, until } = periodOfRange(bins, range)
      expect(bins.edges).toContain(from)
      expect(bins.edges).toContain(until)
      expect(until).toBeGreaterThan(from)
      const within = times.filter((time) => time >= from && time < until)
      expect(countInRange(trend, range)).toBe(within.length)
      const back = binsOfStretch(bins, width, { start: end, end: start })
      expect(periodOfRange(bins, back)).toEqual({ from, until })
    }),
  )
})

it('finds the bin that is drawn at a position', () => {
  fc.assert(
    fc.property(
      anyTimes,
      anyWidth,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (times, width, share) => {
        const { bins } = trendOfTimes(times)
        const position = LEFT + share * plotWidth(width)
        const bin = binAtPosition(bins, width, position)
        const x = xOf(bins, width)
        expect(x(bins.edges[bin] ?? NaN)).toBeLessThanOrEqual(position + 0.001)
        expect(x(bins.edges[bin + 1] ?? NaN)).toBeGreaterThanOrEqual(position - 0.001)
        expect(binAtPosition(bins, width, 0)).toBe(0)
        expect(binAtPosition(bins, width, width)).toBe(bins.edges.length - 2)
      },
    ),
  )
})

// 09:00 to 13:00, UTC.
const trend = trendOfTimes([now - 3 * HOUR, now - 2 * HOUR, now - 2 * HOUR, now])

it('moves one end with Shift and keys, up to the first and the last bin', () => {
  const { bins } = trend
  const keys = (...pressed: readonly string[]) => {
    let range = null
    for (const key of pressed) {
      range = rangeAfter(key, trend, range, { bin: 2, level: 'failed' }) ?? range
    }
    return range && endsOf(bins, range)
  }
  expect(bins.edges).toHaveLength(5)
  expect(keys('ArrowRight')).toEqual([2, 3])
  expect(keys('ArrowRight', 'ArrowRight')).toEqual([2, 3])
  expect(keys('ArrowLeft', 'ArrowLeft')).toEqual([0, 2])
  expect(keys('ArrowLeft', 'ArrowRight')).toEqual([2, 2])
  expect(keys('ArrowLeft', 'ArrowRight', 'ArrowRight')).toEqual([2, 3])
  expect(keys('Home')).toEqual([0, 2])
  expect(keys('End')).toEqual([2, 3])
  expect(keys('ArrowUp')).toBeNull()
  expect(keys('Enter')).toBeNull()
})

const plain = (text: string) => text.replaceAll('\u2009', ' ')

it('formats a range like the chip of its filter', () => {
  const { bins } = trend
  expect(plain(rangeText(bins, rangeOfBins(bins, 1, 2)))).toBe('Mar 4, 2026, 10:00 – 12:00 (UTC)')
  const days = binsBetween(now - 10 * 24 * HOUR, now, 'utc')
  expect(days.unit).toBe('day')
  expect(plain(rangeText(days, rangeOfBins(days, 3, 1)))).toBe('Feb 23 – 25, 2026 (UTC)')
  expect(plain(rangeText(days, rangeOfBins(days, 2, 2)))).toBe('Feb 24, 2026 (UTC)')
})

it('keeps its times when a new result begins earlier', () => {
  const earlier = trendOfTimes([now - 5 * HOUR, now])
  const range = rangeOfBins(trend.bins, 1, 2)
  expect(periodOfRange(earlier.bins, range)).toEqual(periodOfRange(trend.bins, range))
})
