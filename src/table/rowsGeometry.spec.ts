import { expect, it } from 'vitest'
import { evenRows, firstRowFrom, heightOf, sameOffset } from './rowsGeometry.ts'

const rows = evenRows(44)

it('places rows of one height below each other', () => {
  expect([0, 1, 100].map(rows.offsetOf)).toEqual([0, 44, 4400])
  expect([0, 43, 44, 4399].map(rows.rowAt)).toEqual([0, 0, 1, 99])
  expect(heightOf(rows, 7)).toBe(44)
})

it('finds the first row that is whole below an offset', () => {
  expect([0, 1, 43, 44, 45].map((offset) => firstRowFrom(rows, offset))).toEqual([0, 1, 1, 1, 2])
})

it('keeps the part of the row at an offset in another geometry', () => {
  expect(sameOffset(44 * 10 + 22, rows, evenRows(30))).toBe(315)
})
