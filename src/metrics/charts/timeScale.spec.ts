import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { chartHeight, crosshairTimeAt, LEFT, plotWidth, timesIn, xOf } from './timeScale.ts'

const RANGE = { from: 1000, to: 2000 }
const WIDTH = 500

/** Returns the time of the crosshair at a share of the plot, whose samples are 200 ms apart. */
const timeAtShare = (share: number, samples: readonly number[]) => {
  const times = Float64Array.from(samples)
  const x = LEFT + plotWidth(WIDTH) * share
  return crosshairTimeAt(x, WIDTH, { times, range: RANGE, step: 200 })
}

it('begins at the labels and ends before the right edge', () => {
  expect(xOf(1000, RANGE, WIDTH)).toBe(LEFT)
  expect(xOf(2000, RANGE, WIDTH)).toBe(LEFT + plotWidth(WIDTH))
  expect(LEFT + plotWidth(WIDTH)).toBeLessThan(WIDTH)
})

it('finds the sample under the pointer, and the first or last one outside the plot', () => {
  const times = [1000, 1500, 2000]
  expect([-0.1, 0.4, 1.1].map((share) => timeAtShare(share, times))).toEqual([1000, 1500, 2000])
  expect(timeAtShare(0.5, [])).toBeNull()
})

it('stays at the pointer in a gap, but not outside the range', () => {
  expect(timeAtShare(0.5, [1000, 2000])).toBe(1000)
  expect(timeAtShare(0.6, [1000])).toBeCloseTo(1600)
  expect(timeAtShare(0.2, [1900])).toBeCloseTo(1200)
  expect(timeAtShare(-0.1, [1900])).toBe(1000)
  expect(timeAtShare(1.1, [1100])).toBe(2000)
})

it('finds each sample at its own position', () => {
  const times = fc.uniqueArray(fc.integer({ min: 1000, max: 2000 }), { minLength: 1 })
  fc.assert(
    fc.property(times, fc.integer({ min: 300, max: 2500 }), (unsorted, width) => {
      const sorted = Float64Array.from(unsorted).sort()
      for (const time of sorted) {
        const displayed = { times: sorted, range: RANGE, step: 200 }
        expect(crosshairTimeAt(xOf(time, RANGE, width), width, displayed)).toBe(time)
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
