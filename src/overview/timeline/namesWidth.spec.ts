import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { namesWidthOf } from './namesWidth.ts'

const short = ['alpha', 'beta']
const long = ['alpha', 'vision-language-pretraining-eu-west']

it('has no column on a narrow timeline', () => {
  expect(namesWidthOf(long, 0)).toBe(0)
  expect(namesWidthOf(long, 559)).toBe(0)
  expect(namesWidthOf(short, 560)).toBe(136)
})

it('grows with the timeline and the longest name, up to 220 px', () => {
  expect(namesWidthOf(long, 800)).toBe(136)
  expect(namesWidthOf(long, 1200)).toBe(180)
  expect(namesWidthOf(long, 2528)).toBe(220)
  expect(namesWidthOf(short, 2528)).toBe(136)
  // 24 letters of 6.5 px, and 12 px after them.
  expect(namesWidthOf(['a'.repeat(24)], 2528)).toBe(168)
  expect(namesWidthOf([], 2528)).toBe(136)
})

it('has room for letters of wide scripts', () => {
  // 13 letters of 13 px, and 12 px after them.
  expect(namesWidthOf(['画像認識モデルの学習用基盤'], 2528)).toBe(181)
})

it('is never narrower for a longer name or a wider timeline', () => {
  const anyNames = fc.array(fc.string({ maxLength: 60 }), { maxLength: 6 })
  const anyWidth = fc.integer({ min: 0, max: 4000 })
  fc.assert(
    fc.property(anyNames, fc.string(), anyWidth, fc.nat(500), (names, name, width, more) => {
      const own = namesWidthOf(names, width)
      expect(namesWidthOf([...names, name], width)).toBeGreaterThanOrEqual(own)
      expect(namesWidthOf(names, width + more)).toBeGreaterThanOrEqual(own)
      // Most of the width is left for the lanes.
      expect(own).toBeLessThan(width / 4 + 1)
    }),
  )
})
