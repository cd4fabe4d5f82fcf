import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { listJobs } from './columns/jobColumns.ts'
import { countByStatus, countIn, projectsOf } from './counts.ts'

const statuses = fc.array(fc.constantFrom('TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED', 'NEW'))

it('counts each job once', () => {
  fc.assert(
    fc.property(statuses, (all) => {
      const list = listJobs(
        all.map((current_status, n) => aTrainingJob({ id: `j${n}`, current_status })),
      )
      const counts = countByStatus(list, list.jobs.keys())
      expect(countIn(counts, [...counts.keys()])).toBe(all.length)
      expect(countIn(counts, ['NEW'])).toBe(all.filter((status) => status === 'NEW').length)
    }),
  )
})

it('counts only the given rows, and omits statuses without a job', () => {
  const list = listJobs(
    ['NEW', 'OLD', 'NEW'].map((status, n) => aTrainingJob({ id: `j${n}`, current_status: status })),
  )
  expect([...countByStatus(list, Uint32Array.of(0, 2))]).toEqual([['NEW', 2]])
  expect([...countByStatus(list, Uint32Array.of(1))]).toEqual([['OLD', 1]])
  expect([...countByStatus(list, [])]).toEqual([])
})

it('lists each project once', () => {
  const projects = projectsOf([
    aTrainingJob({ training_project: { id: 'a', name: 'A' } }),
    aTrainingJob({ training_project: { id: 'b', name: 'B' } }),
    aTrainingJob({ training_project: { id: 'a', name: 'its name before' } }),
  ])
  expect([...projects]).toEqual([
    ['a', { id: 'a', name: 'A' }],
    ['b', { id: 'b', name: 'B' }],
  ])
})
