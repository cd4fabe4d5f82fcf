import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { chartHeight, LEFT, plotWidth, sampleTimeAt, timesIn, xOf } from './timeScale.ts'

const RANGE = { from: 1000, to: 2000 }
const WIDTH = 500

it('begins at the labels and ends before the right edge', () => {
  expect(xOf(1000, RANGE, WIDTH)).toBe(LEFT)
  expect(xOf(2000, RANGE, WIDTH)).toBe(LEFT + plotWidth(WIDTH))
  expect(LEFT + plotWidth(WIDTH)).toBeLessThan(WIDTH)
})

it('finds the sample under the pointer, and the first or last one outside the plot', () => {
  const times = Float64Array.of(1000, 1500, 2000)
  expect(sampleTimeAt(0, times, RANGE, WIDTH)).toBe(1000)
  expect(sampleTimeAt(LEFT + plotWidth(WIDTH) * 0.4, times, RANGE, WIDTH)).toBe(1500)
  expect(sampleTimeAt(WIDTH, times, RANGE, WIDTH)).toBe(2000)
  expect(sampleTimeAt(100, new Float64Array(), RANGE, WIDTH)).toBeNull()
})

it('finds each sample at its own position', () => {
  const times = fc.uniqueArray(fc.integer({ min: 1000, max: 2000 }), { minLength: 1 })
  fc.assert(
    fc.property(times, fc.integer({ min: 300, max: 2500 }), (unsorted, width) => {
      const sorted = Float64Array.from(unsorted).sort()
      for (const time of sorted) {
        expect(sampleTimeAt(xOf(time, RANGE, width), sorted, RANGE, width)).toBe(time)
      }
    }),
  )
})

it('includes both ends of a range', () => {
  expect([...timesIn(Float64Array.of(900, 1000, 1500, 2000, 2100), RANGE)]).toEqual([
    1000, 1500, 2000,
  ])
})

it('has higher charts in wide details', () => {
  expect([350, 440, 890, 1400, 2520, 5000].map(chartHeight)).toEqual([136, 136, 142, 136, 200, 200])
})
