import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBars } from '#src/testing/timelineArbitraries.ts'
import { barForKey, moveForKey } from './keys.ts'

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const

it('moves to the newest job with the first arrow key', () => {
  fc.assert(
    fc.property(anyBars, fc.constantFrom(...ARROWS, 'End'), (bars, key) => {
      expect(barForKey(bars, -1, key)).toBe(bars.byStart.at(-1))
    }),
  )
})

it('reaches every job with the arrow keys', () => {
  fc.assert(
    fc.property(anyBars, (bars) => {
      const reached = new Set([barForKey(bars, -1, 'Home') ?? -1])
      for (const bar of reached) {
        for (const key of ARROWS) reached.add(barForKey(bars, bar, key) ?? -1)
      }
      expect([...reached].sort((a, b) => a - b)).toEqual([...bars.rows.keys()])
    }),
  )
})

it('ignores other keys', () => {
  fc.assert(
    fc.property(anyBars, fc.constantFrom('Enter', 'Tab', 'a', ' '), (bars, key) => {
      expect(barForKey(bars, 0, key)).toBeNull()
      expect(moveForKey(key, false)).toBeNull()
    }),
  )
})

it('pans only with Shift', () => {
  expect(moveForKey('ArrowLeft', false)).toBeNull()
  expect(moveForKey('ArrowLeft', true)).toEqual({ pan: -0.25 })
  expect(moveForKey('ArrowRight', true)).toEqual({ pan: 0.25 })
})
