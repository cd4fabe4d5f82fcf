import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mix, pick, randomFor, shortId, wholeBetween } from './random.ts'

it('maps different inputs to different outputs', () => {
  const outputs = new Set(Array.from({ length: 50_000 }, (_, input) => mix(input)))
  expect(outputs.size).toBe(50_000)
})

it('returns the same numbers, in [0, 1), for the same seed and job number', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, number) => {
      const once = randomFor(seed, number)
      const again = randomFor(seed, number)
      for (let draw = 0; draw < 20; draw++) {
        const value = once()
        expect(value).toBe(again())
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThan(1)
      }
    }),
  )
})

it('can return every entry, and whole numbers with both ends', () => {
  const random = randomFor(1, 1)
  const selected = new Set(Array.from({ length: 200 }, () => pick(random, ['a', 'b', 'c'])))
  expect([...selected].sort()).toEqual(['a', 'b', 'c'])
  const drawn = new Set(Array.from({ length: 200 }, () => wholeBetween(random, -1, 1)))
  expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1])
})

it('returns short IDs that differ for different job numbers', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (seed, one, other) => {
      fc.pre(one !== other)
      expect(shortId(seed, one)).toMatch(/^[a-z0-9]{7}$/)
      expect(shortId(seed, one)).not.toBe(shortId(seed, other))
    }),
  )
})
