import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { balancedStarts, pageStarts } from './pages.ts'

it.each<[heights: number[], room: number, starts: number[]]>([
  [[], 5, [0]],
  [[1, 1, 1], 3, [0]],
  // As many as fit: three and one, not two and two
  [[1, 1, 1, 1], 3, [0, 3]],
  [[3, 2, 2, 3, 2], 5, [0, 2, 4]],
  [[3, 3, 3], 0, [0, 1, 2]],
])('starts pages of heights %j in %i at %j', (heights, room, starts) => {
  expect(pageStarts(heights, room)).toEqual(starts)
})

const sum = (heights: readonly number[]) => heights.reduce((all, height) => all + height, 0)

it('puts every item on one page, fits all pages, and leaves no room for another item', () => {
  const anyHeights = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 200 })
  fc.assert(
    fc.property(anyHeights, fc.integer({ min: 6, max: 60 }), (heights, room) => {
      const starts = pageStarts(heights, room)
      const pages = starts.map((start, page) => heights.slice(start, starts[page + 1]))
      expect(starts[0]).toBe(0)
      expect(pages.flat()).toEqual(heights)
      for (const [index, page] of pages.entries()) {
        expect(sum(page)).toBeLessThanOrEqual(room)
        const next = pages[index + 1]?.slice(0, 1)
        if (next) expect(sum(page) + sum(next)).toBeGreaterThan(room)
      }
    }),
  )
})

it.each<[heights: number[], room: number, starts: number[]]>([
  [[], 5, [0]],
  [[1, 1, 1], 3, [0]],
  // Ten items on pages of four, three and three, not four, four and two
  [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4, [0, 4, 7]],
  [[1, 1, 1, 1], 3, [0, 2]],
  [[5, 1, 1, 5, 1, 4], 7, [0, 2, 4]],
  [[3, 3, 3], 0, [0, 1, 2]],
])('starts balanced pages of heights %j in %i at %j', (heights, room, starts) => {
  expect(balancedStarts(heights, room)).toEqual(starts)
})

it('distributes items evenly over the minimum number of pages, which all fit', () => {
  const anyHeights = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 200 })
  fc.assert(
    fc.property(anyHeights, fc.integer({ min: 1, max: 60 }), (heights, room) => {
      const starts = balancedStarts(heights, room)
      expect(starts).toHaveLength(pageStarts(heights, room).length)
      const pages = starts.map((start, page) => heights.slice(start, starts[page + 1]))
      expect(pages.flat()).toEqual(heights)
      for (const page of pages) {
        if (heights.length > 0) expect(page).not.toEqual([])
        if (page.length > 1) expect(sum(page)).toBeLessThanOrEqual(room)
      }
    }),
  )
})

it('makes pages of equally high items differ by at most one, longer pages first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (items, room) => {
        const starts = balancedStarts(Array<number>(items).fill(1), room)
        const lengths = starts.map((start, page) => (starts[page + 1] ?? items) - start)
        expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
        expect((lengths[0] ?? 0) - (lengths.at(-1) ?? 0)).toBeLessThanOrEqual(1)
      },
    ),
  )
})
