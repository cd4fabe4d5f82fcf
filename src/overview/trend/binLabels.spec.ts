import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { binsOf } from '../../jobs/bins.ts'
import { nameOfBin, tickOfBin, ticksOf } from './binLabels.ts'

const from = new Date(2026, 10, 25, 14).getTime()
const HOUR = 3_600_000

it.each([
  ['hour', from, from + HOUR, 'Nov 25, 14:00 – 15:00', '14:00'],
  ['day', new Date(2026, 10, 25).getTime(), from, 'Wed, Nov 25, 2026', 'Nov 25'],
  ['week', from, from + 168 * HOUR, 'Nov 25 – Dec 2, 2026', 'Nov 25'],
  ['month', from, from + 168 * HOUR, 'Nov 2026', 'Nov 2026'],
  ['year', from, from + 168 * HOUR, '2026', '2026'],
  ['years', from, from + 90_000 * HOUR, '2026 – 2037', '2026'],
] as const)('an %s has a name and a tick', (unit, start, until, name, tick) => {
  const span = { from: start, until }
  expect(nameOfBin(span, unit).replaceAll(/\s/g, ' ')).toBe(name)
  expect(tickOfBin(span, unit)).toBe(tick)
})

it('midnight is a day', () => {
  const midnight = new Date(2026, 10, 25).getTime()
  expect(tickOfBin({ from: midnight, until: midnight + HOUR }, 'hour')).toBe('Nov 25')
})

it('there are some ticks, and not too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (hours) => {
      const { edges, unit } = binsOf(from - hours * HOUR, from)
      const bins = edges.slice(1).map((until, place) => ({ from: edges[place] ?? 0, until }))
      const ticks = ticksOf(bins, unit, 8)
      expect(ticks.length).toBeLessThan(11)
      if (bins.length > 12) expect(ticks.length).toBeGreaterThan(0)
    }),
  )
})
