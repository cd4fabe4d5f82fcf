import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortByKey } from './sortByKey.ts'

const few = fc.constantFrom(NaN, -1, 0, 1)
const times = fc.integer({ min: 1.7e12, max: 1.8e12 })
const huge = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(2 ** 80, -(2 ** 80)))

function sortPlainly(keys: readonly number[]): number[] {
  return keys
    .map((key, index) => ({ key, place: index }))
    .sort((a, b) => {
      if (Number.isNaN(a.key) || Number.isNaN(b.key)) {
        return Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key))
      }
      return a.key - b.key
    })
    .map(({ place: index }) => index)
}

it.each([
  ['few distinct keys', few],
  ['times', fc.oneof(times, few)],
  ['huge keys', fc.oneof(huge, few)],
])('sorts %s as a plain stable sort does, NaN last', (_, key) => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      expect([...sortByKey(Float64Array.from(keys))]).toEqual(sortPlainly(keys))
    }),
  )
})

it.each([1, 3, 5, 7].map((keys) => Math.floor(Number.MAX_SAFE_INTEGER / keys)))(
  'is exact where key and place only just fit one number, or no more: %d',
  (maximum) => {
    for (let minimum = maximum - 4; minimum < maximum; minimum++) {
      const keys = [maximum, NaN, 0, maximum - 1, minimum, 0, maximum]
      for (let count = 1; count <= keys.length; count++) {
        const some = keys.slice(0, count)
        expect([...sortByKey(Float64Array.from(some))]).toEqual(sortPlainly(some))
      }
    }
  },
)
