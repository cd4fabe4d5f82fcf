import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { binsBetween } from './timeBins.ts'
import { boundariesOf, ticksOf, widthOf } from './ticks.ts'

const HOUR = 3_600_000
const [first, last] = [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')]

const anyBins = fc
  .tuple(
    fc.constantFrom(1, HOUR, 50 * HOUR, 2000 * HOUR, 20_000 * HOUR, 900_000 * HOUR, last - first),
    fc.integer({ min: first, max: last }),
  )
  .map(([length, from]) => binsBetween(from, Math.min(last, from + length), null))

it('labels the axis from left to right, with room between two labels at any width', () => {
  fc.assert(
    fc.property(anyBins, fc.integer({ min: 200, max: 2600 }), (bins, width) => {
      const ticks = ticksOf(bins, width)
      const boundaries = boundariesOf(bins)
      let free = 0
      for (const { time, x, text, major } of ticks) {
        expect(x).toBeGreaterThanOrEqual(free)
        free = x + widthOf(text)
        expect(free).toBeLessThanOrEqual(width)
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
] as const)('draws few lines among bins of a %s', (unit, hours) => {
  const from = Date.UTC(2026, 0, 15)
  const bins = binsBetween(from, from + hours * HOUR, null, unit)
  expect(boundariesOf(bins).length).toBeLessThanOrEqual(11)
})
