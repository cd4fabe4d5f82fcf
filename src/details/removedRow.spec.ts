import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { removedRow } from './removedRow.ts'

const jobs = (ids: string) => Array.from(ids, (id) => aTrainingJob({ id }))
const rowIn = (now: string, earlier: string) =>
  removedRow(jobs(now), { rows: jobs(earlier), row: earlier.indexOf('x') })

it.each([
  ['abcd', 'abxcd', 2],
  ['cd', 'xcd', 0],
  ['ab', 'abx', 2],
  // New jobs above and below
  ['npabcdq', 'abxcd', 4],
  ['abnpcd', 'abxcd', 4],
  // Its neighbors were removed with it
  ['ad', 'abxcd', 1],
  ['a', 'abxcd', 1],
  ['nabp', 'abxcd', 3],
  ['no', 'abxcd', 2],
  ['n', 'abxcd', 1],
  ['', 'x', 0],
])('in %j, the removed job x of %j would have row %i', (now, earlier, row) => {
  expect(rowIn(now, earlier)).toBe(row)
})

it('keeps all jobs that were above it above, and all below it below', () => {
  const anyIds = fc.uniqueArray(fc.constantFrom(...Array.from('abcdefgh')), { maxLength: 8 })
  fc.assert(
    fc.property(anyIds, anyIds, fc.func(fc.boolean()), (above, below, stays) => {
      fc.pre(above.every((id) => !below.includes(id)))
      const earlier = [...above, 'x', ...below].join('')
      const now = Array.from(earlier).filter((id) => id !== 'x' && stays(id))
      const row = rowIn(now.join(''), earlier)
      if (now.length === 0) return
      expect(now.slice(0, row).every((id) => above.includes(id))).toBe(true)
      expect(now.slice(row).every((id) => below.includes(id))).toBe(true)
    }),
  )
})
