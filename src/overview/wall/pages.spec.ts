import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageCount, pageRange } from './pages.ts'

it.each([
  [0, 5, ['0–0']],
  [5, 5, ['0–5']],
  // Not five and one.
  [6, 5, ['0–3', '3–6']],
  [80, 11, ['0–10', '10–20', '20–30', '30–40', '40–50', '50–60', '60–70', '70–80']],
  [3, 0, ['0–1', '1–2', '2–3']],
])('%i items with room for %i are on the pages %j', (items, rows, pages) => {
  const ranges = Array.from({ length: pageCount(items, rows) }, (_, page) =>
    pageRange(items, rows, page),
  )
  expect(ranges.map(({ from, until }) => `${from}–${until}`)).toEqual(pages)
})

it('a page after the last one is the last one', () => {
  expect(pageRange(6, 5, 7)).toEqual({ from: 3, until: 6 })
})

it('every item is on exactly one page, and no page is longer than its room or nearly empty', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 60 }), (items, rows) => {
      const pages = Array.from({ length: pageCount(items, rows) }, (_, page) => {
        const { from, until } = pageRange(items, rows, page)
        return Array.from({ length: until - from }, (__, index) => from + index)
      })
      expect(pages.flat()).toEqual(Array.from({ length: items }, (_, index) => index))
      const lengths = pages.map((page) => page.length)
      expect(Math.max(...lengths)).toBeLessThanOrEqual(rows)
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      // No more pages than needed.
      expect((pages.length - 1) * rows).toBeLessThanOrEqual(Math.max(items - 1, 0))
    }),
  )
})
