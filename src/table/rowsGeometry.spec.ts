import { expect, it } from 'vitest'
import { evenRows, firstRowFrom, heightOf, sameOffset } from './rowsGeometry.ts'

const rows = evenRows(44)

it('converts between rows of one height and offsets', () => {
  expect([0, 1, 100].map(rows.offsetOf)).toEqual([0, 44, 4400])
  expect([0, 43, 44, 4399].map(rows.rowAt)).toEqual([0, 0, 1, 99])
  expect(heightOf(rows, 7)).toBe(44)
})

it('finds the first row that begins at an offset or below it', () => {
  expect([0, 1, 43, 44, 45].map((offset) => firstRowFrom(rows, offset))).toEqual([0, 1, 1, 1, 2])
})

it('converts an offset to the same fraction of the row in another geometry', () => {
  expect(sameOffset(44 * 10 + 22, rows, evenRows(30))).toBe(315)
})
