import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GAP, levelOf, OVER, rampOf } from './ramp.ts'

describe('the level of a value', () => {
  it.each([
    [0, 0],
    [0.004, 0],
    [0.5, 50],
    [0.996, 100],
    [1, 100],
    [1.0001, OVER],
    [7, OVER],
    [-0.1, 0],
    [NaN, GAP],
  ])('%d has the level %d', (share, level) => {
    expect(levelOf(share)).toBe(level)
  })
})

describe('the ramp', () => {
  it('begins and ends with the two colors', () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((color) => `#${color.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, hex, (low, high) => {
        const ramp = rampOf(low, high)
        expect([ramp.length, ramp[0], ramp.at(-1)]).toEqual([101, low, high])
      }),
    )
  })

  it('has the middle gray of Oklab, which is darker than that of sRGB', () => {
    // The cube of half the cube root of white is 1/8 of its light, which is 0x63 in sRGB.
    expect(rampOf('#000000', '#ffffff')[50]).toBe('#636363')
  })
})
