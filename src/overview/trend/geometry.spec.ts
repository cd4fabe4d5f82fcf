import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { barIn, gpuScale, heightsOf, jobScale, LEFT, TOP } from './geometry.ts'
import { trendOf, type Trend } from './trend.ts'
import { axisText, hoursText, meanText } from './words.ts'

const trend = trendOf(listJobs([aTrainingJob()]), [0], { now: Date.now(), zone: 'utc' })

function trendWith(jobs: number, gpus: number): Trend {
  if (!trend) throw new Error('A trend of one job')
  const { created, gpuTime } = trend
  return {
    ...trend,
    created: { ...created, running: Uint32Array.of(0), completed: Uint32Array.of(jobs) },
    gpuTime: { ...gpuTime, means: Float64Array.of(gpus) },
  }
}

const anyCount = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 200_000 }))
const anyHeights = fc.integer({ min: 300, max: 2600 }).map(heightsOf)
const anyMean = fc.oneof(
  fc.constantFrom(1e-9, 0.004, 0.01, 0.011, 0.04, 0.45, 12.44, 99.96),
  fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
)

it('labels the axis of jobs with distinct, even whole numbers up to the largest bin', () => {
  fc.assert(
    fc.property(anyCount, anyHeights, (jobs, heights) => {
      const { ticks, yOf } = jobScale(trendWith(jobs, 0), heights)
      const [first = NaN, second = NaN] = ticks
      expect(first).toBe(0)
      for (const [index, tick] of ticks.entries()) {
        expect(Number.isInteger(tick)).toBe(true)
        expect(tick).toBe(index * (second - first))
      }
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(jobs)
      const labels = ticks.map(axisText)
      expect(new Set(labels).size).toBe(labels.length)
      expect(yOf(jobs)).toBeGreaterThanOrEqual(TOP)
      expect(yOf(0)).toBe(heights.barFloor)
    }),
  )
})

it('scales and labels the axis of GPUs up to the largest mean', () => {
  fc.assert(
    fc.property(anyMean, anyHeights, (gpus, heights) => {
      const { top, yOf } = gpuScale(trendWith(1, gpus), heights)
      expect(top).toBeGreaterThanOrEqual(gpus)
      expect(numberIn(axisText(top)) * (1 + 1e-9)).toBeGreaterThanOrEqual(gpus)
      expect(yOf(gpus)).toBeGreaterThanOrEqual(heights.gpuTop)
      // The label fits left of the axis.
      expect(axisText(top).length * 6.2).toBeLessThanOrEqual(LEFT)
    }),
  )
  expect(gpuScale(trendWith(1, 0), heightsOf(800)).top).toBe(0)
})

function numberIn(label: string): number {
  const factor = { K: 1e3, M: 1e6 }[label.at(-1) ?? ''] ?? 1
  return parseFloat(label) * factor
}

it.each([
  [0, '0'],
  [1e-9, '< 0.01'],
  [0.01, '0.01'],
  [0.04, '0.04'],
  [0.4, '0.4'],
  [12.44, '12.4'],
  [1204.4, '1,204'],
])('formats a mean of %d GPUs as %s', (gpus, text) => {
  expect(meanText(gpus)).toBe(text)
})

it('never formats a mean above 0 as 0', () => {
  fc.assert(
    fc.property(anyMean, (gpus) => {
      expect(meanText(gpus)).not.toMatch(/^0(?:\.0*)?$/)
    }),
  )
})

it.each([
  [0, '0 GPU-hours'],
  [0.004, '0.1 GPU-hours'],
  [1, '1 GPU-hour'],
  [1204.2, '1,204 GPU-hours'],
])('formats %d as %s', (hours, text) => {
  expect(hoursText(hours)).toBe(text)
})

it('is higher only if it is wider than 1,000 px', () => {
  expect(heightsOf(0)).toEqual({ barFloor: 118, gpuTop: 164, gpuFloor: 208, height: 212 })
  expect(heightsOf(1000)).toEqual(heightsOf(0))
  // 122 px more for the bars, and 53 for the GPUs.
  expect(heightsOf(2528)).toEqual({ barFloor: 240, gpuTop: 286, gpuFloor: 383, height: 387 })
})

it('fills a column with its bar, except in wide columns', () => {
  expect(barIn(40)).toEqual({ inset: 1, width: 38 })
  expect(barIn(100)).toEqual({ inset: 22, width: 56 })
  expect(barIn(200)).toEqual({ inset: 60, width: 80 })
  expect(barIn(1000)).toEqual({ inset: 440, width: 120 })
})
