import { expect, it } from 'vitest'
import { cellAfter } from './cellKeys.ts'

const from = { row: 2, column: 0 }

it.each([
  ['ArrowUp', { row: 1, column: 0 }],
  ['ArrowDown', { row: 3, column: 0 }],
  ['ArrowRight', { row: 2, column: 1 }],
  ['ArrowLeft', null],
  ['Home', { row: 0, column: 0 }],
  ['End', { row: 9, column: 0 }],
  ['Enter', null],
])('%s moves from the third row to %j', (key, position) => {
  expect(cellAfter(key, from, 10, 2)).toEqual(position)
})

it('stays inside the table', () => {
  expect(cellAfter('ArrowDown', { row: 9, column: 1 }, 10, 2)).toBeNull()
  expect(cellAfter('ArrowRight', { row: 9, column: 1 }, 10, 2)).toBeNull()
  expect(cellAfter('ArrowUp', { row: 0, column: 1 }, 10, 2)).toBeNull()
  expect(cellAfter('Home', from, 0, 2)).toBeNull()
  expect(cellAfter('End', from, 0, 2)).toBeNull()
})
