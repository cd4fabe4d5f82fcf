import { expect, it } from 'vitest'
import type { TypeCapacity } from './capacities.ts'
import { marksOf, maxOf } from './marks.ts'

const capacity = (type: string, overrides: Partial<TypeCapacity> = {}): TypeCapacity => ({
  type,
  usage: 96,
  limit: 512,
  baseline: null,
  split: null,
  ...overrides,
})
const marked = (types: readonly string[], capacities: readonly string[]) =>
  [
    ...marksOf(
      types.map((value) => ({ value, gpus: 8 })),
      capacities.map((type) => capacity(type)),
    ),
  ].map(([value, { type }]) => `${value}: ${type}`)

it.each([
  ['H100', 'H100'],
  ['H100', 'h100'],
  ['h100', 'NVIDIA H100'],
  ['H100-MIG', 'h100_mig'],
])('the bar %s is marked with the capacity of %s', (value, type) => {
  expect(marked([value], [type])).toEqual([`${value}: ${type}`])
})

it.each([
  ['A100', 'A10'],
  ['A10', 'A100'],
  ['H100', 'H100-MIG'],
  ['', ''],
])('the bar %j isn’t marked with the capacity of %j', (value, type) => {
  expect(marked([value], [type])).toEqual([])
})

it('a bar that shares its type isn’t marked, since each counts only a part', () => {
  expect(marked(['H100', 'h100', 'L4'], ['H100', 'L4'])).toEqual(['L4: L4'])
  expect(marked(['H100', 'L4'], ['H100', 'h100', 'L4'])).toEqual(['L4: L4'])
})

it('a type without GPUs has no bar to mark', () => {
  expect(marksOf([{ value: 'H100', gpus: 0 }], [capacity('H100')]).size).toBe(0)
})

const maxWith = (overrides: Partial<TypeCapacity>) =>
  maxOf(marksOf([{ value: 'H100', gpus: 8 }], [capacity('H100', overrides)]))

it('the bars’ scale includes each mark, and usage above the limit', () => {
  expect(maxWith({})).toBe(512)
  expect(maxWith({ usage: 520 })).toBe(520)
  expect(maxWith({ baseline: 600 })).toBe(600)
  expect(maxOf(new Map())).toBe(0)
})
