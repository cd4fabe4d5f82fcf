import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import {
  DEFAULT_COLUMNS,
  parseColumns,
  printColumns,
  withWidth,
  type Columns,
  isDefaultColumns,
  withColumnMoved,
  withColumnToggled,
  withPinToggled,
} from './columns.ts'

const anyKey = fc.constantFrom(...FIELD_KEYS)
const keysOf = (columns: Columns) => columns.map(({ key }) => key)

/** Whether they are one or more, each once, those that are pinned first. */
function areColumns(columns: Columns): boolean {
  const pins = columns.map(({ pinned }) => Number(pinned))
  return (
    columns.length > 0 &&
    new Set(keysOf(columns)).size === columns.length &&
    pins.every((pin, place) => pin >= (pins[place + 1] ?? 0))
  )
}

it('every change gives columns: each once, those that are pinned first, at least one', () => {
  fc.assert(
    fc.property(anyColumns, anyKey, fc.nat(20), fc.nat(20), (columns, key, from, to) => {
      for (const changed of [
        withColumnToggled(columns, key),
        withPinToggled(columns, key),
        withWidth(columns, key, from * 100),
        withColumnMoved(columns, from % columns.length, to % columns.length),
      ]) {
        expect(areColumns(changed)).toBe(true)
        expect(parseColumns(printColumns(changed)), 'the address keeps them').toEqual(changed)
      }
    }),
  )
})

it('a column that is moved stands where it was dropped, and the others stay in order', () => {
  fc.assert(
    fc.property(anyColumns, fc.nat(20), fc.nat(20), (columns, a, b) => {
      const [from, to] = [a % columns.length, b % columns.length]
      const moved = keysOf(withColumnMoved(columns, from, to))
      expect(moved[to]).toBe(columns[from]?.key)
      expect(moved.toSpliced(to, 1)).toEqual(keysOf(columns).toSpliced(from, 1))
    }),
  )
})

it('a column that is taken away and shown again stands where the catalogue has it', () => {
  for (const { key } of DEFAULT_COLUMNS) {
    const without = withColumnToggled(DEFAULT_COLUMNS, key)
    expect(keysOf(without)).not.toContain(key)
    expect(withColumnToggled(without, key)).toEqual(DEFAULT_COLUMNS)
  }
  expect(isDefaultColumns(withPinToggled(DEFAULT_COLUMNS, 'name'))).toBe(false)
})

it('the last column cannot be taken away', () => {
  const one = DEFAULT_COLUMNS.slice(0, 1)
  expect(withColumnToggled(one, 'status')).toBe(one)
})

it('a pinned column that is dropped behind the others is pinned no more', () => {
  expect(withColumnMoved(DEFAULT_COLUMNS, 0, 9)[9]).toEqual({
    key: 'status',
    width: null,
    pinned: false,
  })
  expect(withColumnMoved(DEFAULT_COLUMNS, 5, 0)[0]?.pinned).toBe(true)
})
