import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isNightly, localTimeOf, WEEK, weeksOfJobs } from './week.ts'

const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 2, 2)
const anyTime = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2035, 0, 1) })

/** Returns the share of a week's jobs created in these hours, counted from Monday. */
const shareOf = (from: number, hours: number) =>
  weeksOfJobs(MONDAY + (from + hours) * HOUR) - weeksOfJobs(MONDAY + from * HOUR)

it('creates the same number of jobs each week', () => {
  fc.assert(
    fc.property(anyTime, (time) => {
      expect(weeksOfJobs(time + WEEK)).toBeCloseTo(weeksOfJobs(time) + 1, 9)
    }),
  )
})

it('grows with time, and its inverse is exact to 2 ms', () => {
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 1, max: WEEK }), (time, later) => {
      expect(weeksOfJobs(time + later)).toBeGreaterThan(weeksOfJobs(time))
      expect(Math.abs(localTimeOf(weeksOfJobs(time)) - time)).toBeLessThanOrEqual(2)
    }),
  )
})

it('creates far more jobs on workdays than on weekends, and by day than by night', () => {
  expect(shareOf(0, 24)).toBeGreaterThan(4 * shareOf(5 * 24, 24))
  expect(shareOf(8, 10)).toBeGreaterThan(3 * shareOf(18, 14))
})

it('creates scheduled jobs from 2:00 to 3:00 every night', () => {
  expect([1.9, 2, 2.9, 3, 50, 51].map((hour) => isNightly(MONDAY + hour * HOUR))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ])
})
