import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { lastIndex } from './lastIndex.ts'

const jobs = (ids: string) => Array.from(ids, (id) => aTrainingJob({ id }))
/** Where `x` was is where it would be now. */
const placeIn = (now: string, earlier: string) =>
  lastIndex(jobs(now), { rows: jobs(earlier), row: earlier.indexOf('x') })

it.each([
  ['abcd', 'abxcd', 2],
  ['cd', 'xcd', 0],
  ['ab', 'abx', 2],
  // New jobs above and below
  ['npabcdq', 'abxcd', 4],
  ['abnpcd', 'abxcd', 4],
  // Its neighbors left with it
  ['ad', 'abxcd', 1],
  ['a', 'abxcd', 1],
  ['nabp', 'abxcd', 3],
  ['no', 'abxcd', 2],
  ['n', 'abxcd', 1],
  ['', 'x', 0],
])('in %j, the job that was the x of %j has row %i', (now, earlier, row) => {
  expect(placeIn(now, earlier)).toBe(row)
})

it('all jobs that were above it are still above, all below still below', () => {
  const anyIds = fc.uniqueArray(fc.constantFrom(...Array.from('abcdefgh')), { maxLength: 8 })
  fc.assert(
    fc.property(anyIds, anyIds, fc.func(fc.boolean()), (above, below, stays) => {
      fc.pre(above.every((id) => !below.includes(id)))
      const earlier = [...above, 'x', ...below].join('')
      const now = Array.from(earlier).filter((id) => id !== 'x' && stays(id))
      const index = placeIn(now.join(''), earlier)
      if (now.length === 0) return
      expect(now.slice(0, index).every((id) => above.includes(id))).toBe(true)
      expect(now.slice(index).every((id) => below.includes(id))).toBe(true)
    }),
  )
})
