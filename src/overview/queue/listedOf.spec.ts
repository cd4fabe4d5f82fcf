import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { listedOf } from './listedOf.ts'

it.each<[lengths: number[], room: number, listed: number[]]>([
  [[], 10, []],
  [[4], 10, [4]],
  // A heading, eight jobs and a row for the others.
  [[40], 10, [8]],
  [[4, 1], 7, [4, 1]],
  [[4, 1], 6, [2, 1]],
  [[4, 1], 5, [1, 1]],
  // The second has no room.
  [[4, 1], 4, [2]],
  [[4, 1], 1, [1]],
  [[4, 1], 0, [1]],
])('of queues of %j, in %i rows, it lists %j', (lengths, room, listed) => {
  expect(listedOf(lengths, room)).toEqual(listed)
})

it('fits, lists equally many of each queue, and wastes less than a job of each', () => {
  const anyLengths = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(anyLengths, fc.integer({ min: 3, max: 60 }), (lengths, room) => {
      const listed = listedOf(lengths, room)
      const rowsOf = (some: readonly number[]) =>
        some.reduce((sum, count, at) => sum + 1 + count + (count < (lengths[at] ?? 0) ? 1 : 0), 0)
      expect(rowsOf(listed)).toBeLessThanOrEqual(room)
      const most = Math.max(...listed)
      expect(listed).toEqual(
        lengths.slice(0, listed.length).map((length) => Math.min(length, most)),
      )
      const oneMore = listed.map((_, at) => Math.min(lengths[at] ?? 0, most + 1))
      const isWhole = listed.every((count, at) => count === lengths[at])
      expect(isWhole || rowsOf(oneMore) > room).toBe(true)
    }),
  )
})
