import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortByKey } from './sortByKey.ts'

const few = fc.constantFrom(NaN, -1, 0, 1)
const times = fc.integer({ min: 1.7e12, max: 1.8e12 })
const huge = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(2 ** 80, -(2 ** 80)))

function sortPlainly(keys: readonly number[]): number[] {
  return keys
    .map((key, index) => ({ key, index }))
    .sort((a, b) => {
      if (Number.isNaN(a.key) || Number.isNaN(b.key)) {
        return Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key))
      }
      return a.key - b.key
    })
    .map(({ index }) => index)
}

it.each([
  ['few distinct keys', few],
  ['times', fc.oneof(times, few)],
  ['huge keys', fc.oneof(huge, few)],
])('sorts %s stably, NaN last', (_, key) => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      expect([...sortByKey(Float64Array.from(keys))]).toEqual(sortPlainly(keys))
    }),
  )
})

it.each([1, 3, 5, 7].map((keys) => Math.floor(Number.MAX_SAFE_INTEGER / keys)))(
  'is exact if key and index just fit in one number, or just do not: %d',
  (max) => {
    for (let key = max - 4; key < max; key++) {
      const keys = [max, NaN, 0, max - 1, key, 0, max]
      for (let count = 1; count <= keys.length; count++) {
        const some = keys.slice(0, count)
        expect([...sortByKey(Float64Array.from(some))]).toEqual(sortPlainly(some))
      }
    }
  },
)
