// @vitest-environment jsdom
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { offsetOf, positionAt } from './textPosition.ts'

/** Three lines of text: of one row, of two rows, and of one row again. */
const narrow = [0, 20, 60, 80]
const wide = [0, 20, 40, 60]

it('finds the line of text at an offset', () => {
  expect(positionAt(0, narrow)).toEqual({ line: 0, part: 0 })
  expect(positionAt(5, narrow)).toEqual({ line: 0, part: 0.25 })
  expect(positionAt(20, narrow)).toEqual({ line: 1, part: 0 })
  expect(positionAt(50, narrow)).toEqual({ line: 1, part: 0.75 })
  expect(positionAt(65, narrow)).toEqual({ line: 2, part: 0.25 })
})

it('stays at the line of text when lines wrap differently', () => {
  expect(offsetOf(positionAt(60, narrow), wide)).toBe(40)
  expect(offsetOf(positionAt(40, narrow), wide)).toBe(30)
  expect(offsetOf(positionAt(45, wide), narrow)).toBe(65)
})

it('ends at the last line if there are fewer', () => {
  expect(offsetOf(positionAt(65, narrow), [0, 20])).toBe(5)
  expect(offsetOf(positionAt(500, narrow), wide)).toBe(60)
})

const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 50 })
const edgesOf = (lines: readonly number[]) =>
  lines.reduce((edges, height) => [...edges, (edges.at(-1) ?? 0) + height], [0])

it('leads back to each offset, and in another layout into the same line of text', () => {
  fc.assert(
    fc.property(heights, fc.nat(), fc.integer({ min: 1, max: 9 }), (lines, number, scale) => {
      const edges = edgesOf(lines)
      const offset = number % (edges.at(-1) ?? 1)
      const position = positionAt(offset, edges)
      expect(offsetOf(position, edges)).toBeCloseTo(offset, 6)

      const others = edgesOf(lines.map((height, index) => 1 + ((height * scale + index) % 97)))
      const moved = offsetOf(position, others)
      expect(moved).toBeGreaterThanOrEqual(others[position.line] ?? NaN)
      expect(moved).toBeLessThan(others[position.line + 1] ?? NaN)
    }),
  )
})
