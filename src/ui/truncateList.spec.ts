import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truncatedHeight } from './truncateList.ts'

/** Stacked rows of some heights after a padding, and the height of the whole content. */
function listOf(heights: readonly number[], padding = 4) {
  let top = padding
  const rows = heights.map((height) => {
    const row = { top, bottom: top + height }
    top += height
    return row
  })
  return { rows, content: top + padding }
}

/** Yields two rows, and fails if a third is measured. */
function* twoRows() {
  yield { top: 0, bottom: 40 }
  yield { top: 40, bottom: 80 }
  throw new Error('measured')
}

const ten = listOf(Array.from({ length: 10 }, () => 32))

describe('the height of a list', () => {
  it.each([
    { room: 1000, height: null },
    // 10 rows and the paddings
    { room: 328, height: null },
    // 10 rows and a padding
    { room: 324, height: null },
    { room: 323, height: 4 + 9.5 * 32 },
    // 9.8 rows: half of the tenth
    { room: 318, height: 4 + 9.5 * 32 },
    { room: 308, height: 4 + 9.5 * 32 },
    // less than half of the tenth: half of the ninth
    { room: 307, height: 4 + 8.5 * 32 },
    { room: 20, height: 4 + 0.5 * 32 },
    { room: 19, height: null },
    { room: -50, height: null },
  ])('is $height in $room px', ({ room, height }) => {
    expect(truncatedHeight(ten.rows, ten.content, room)).toBe(height)
  })

  it('ends in the middle of a row of any height', () => {
    const { rows, content } = listOf([20, 60, 32, 44])
    expect(truncatedHeight(rows, content, 100)).toBe(4 + 20 + 60 + 16)
    expect(truncatedHeight(rows, content, 99)).toBe(4 + 20 + 30)
  })

  it('measures no row if all fit, and none far below', () => {
    expect(truncatedHeight(twoRows(), 80, 80)).toBeNull()
    expect(truncatedHeight(twoRows(), 800, 50)).toBe(20)
  })

  it('is the middle of the last row that is at least half visible', () => {
    const anyList = fc
      .array(fc.integer({ min: 10, max: 90 }), { minLength: 1, maxLength: 40 })
      .map((heights) => listOf(heights))
    fc.assert(
      fc.property(anyList, fc.integer({ min: -20, max: 2000 }), ({ rows, content }, room) => {
        const height = truncatedHeight(rows, content, room)
        const middles = rows.map(({ top, bottom }) => Math.round((top + bottom) / 2))
        const fitting = middles.filter((middle) => middle <= room)
        const fits = rows.every(({ bottom }) => bottom <= room)
        expect(height).toBe(fits ? null : (fitting.at(-1) ?? null))
      }),
    )
  })
})
