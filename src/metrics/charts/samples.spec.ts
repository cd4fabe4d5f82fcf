import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Series } from '#src/metrics/jobMetrics.ts'
import {
  latestOf,
  nearestIndex,
  newestOf,
  sampleTimes,
  segmentsOf,
  valueAt,
  valueAtOrLatest,
} from './samples.ts'

const STEP = 10
const seriesOf = (times: readonly number[]): Series => ({
  times: Float64Array.from(times),
  values: Float64Array.from(times, (time) => time / 100),
})
const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 })
  .map((times) => times.toSorted((a, b) => a - b))

describe('the nearest sample', () => {
  it('is the one with the smallest distance, as a scan of all finds', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: -20, max: 420 }), (times, time) => {
        const distances = times.map((each) => Math.abs(each - time))
        const expected = distances.indexOf(Math.min(...distances))
        expect(nearestIndex(Float64Array.from(times), time)).toBe(expected)
      }),
    )
  })

  it('has a value only within half a step', () => {
    const series = seriesOf([100, 110, 200])
    expect(valueAt(series, 104, STEP)).toBe(1)
    expect(valueAt(series, 106, STEP)).toBe(1.1)
    expect(valueAt(series, 115, STEP)).toBe(1.1)
    expect(valueAt(series, 116, STEP)).toBeNull()
    expect(valueAt(seriesOf([]), 100, STEP)).toBeNull()
  })

  it('can have the value 0', () => {
    expect(valueAt(seriesOf([0]), 3, STEP)).toBe(0)
  })
})

it('finds the latest sample, if there is one', () => {
  expect(latestOf(seriesOf([100, 110]))).toEqual({ time: 110, value: 1.1 })
  expect(latestOf(seriesOf([]))).toBeNull()
})

it('finds the newest sample of several series, if there is one', () => {
  expect(newestOf([seriesOf([100]), seriesOf([90, 110]), seriesOf([])])).toBe(110)
  expect(newestOf([seriesOf([])])).toBe(-Infinity)
})

it('has a latest value unless a gap is between it and the newest sample', () => {
  const series = seriesOf([100, 110])
  const latest = (newest: number) => valueAtOrLatest(series, null, { newest, step: STEP })
  expect([110, 135, 136].map(latest)).toEqual([1.1, 1.1, null])
  expect(valueAtOrLatest(series, 100, { newest: 200, step: STEP })).toBe(1)
})

describe('segments', () => {
  it('end where more than 2.5 steps have no sample', () => {
    expect(segmentsOf(Float64Array.of(0, 10, 35, 61, 70, 200), STEP)).toEqual([
      { first: 0, last: 2 },
      { first: 3, last: 4 },
      { first: 5, last: 5 },
    ])
    expect(segmentsOf(new Float64Array(), STEP)).toEqual([])
  })

  it('contain each sample once, and no gap', () => {
    fc.assert(
      fc.property(ascending, (times) => {
        const segments = segmentsOf(Float64Array.from(times), STEP)
        const indices = segments.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        )
        expect(indices).toEqual(times.map((_, index) => index))
        for (const { first, last } of segments) {
          const pauses = times
            .slice(first + 1, last + 1)
            .map((time, index) => time - (times[first + index] ?? 0))
          expect(Math.max(0, ...pauses)).toBeLessThanOrEqual(25)
        }
        for (const [index, { first }] of segments.entries()) {
          const before = times[segments[index - 1]?.last ?? -1]
          if (before !== undefined) expect((times[first] ?? 0) - before).toBeGreaterThan(25)
        }
      }),
    )
  })
})

describe('the times of several series', () => {
  it('are merged if they are at most half a step apart', () => {
    const times = sampleTimes([seriesOf([0, 10, 20]), seriesOf([4, 16, 26])], STEP)
    expect([...times]).toEqual([0, 10, 16, 26])
  })

  it('reach every sample of every series', () => {
    fc.assert(
      fc.property(fc.array(ascending, { maxLength: 4 }), (all) => {
        const times = sampleTimes(all.map(seriesOf), STEP)
        for (const time of all.flat()) {
          const nearest = times[nearestIndex(times, time)] ?? NaN
          expect(Math.abs(nearest - time)).toBeLessThanOrEqual(STEP / 2)
        }
      }),
    )
  })
})
