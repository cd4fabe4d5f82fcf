import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { latestEndedJobs } from './latestEndedJobs.ts'

const ENDED = ['COMPLETED', 'FAILED', 'DEPLOY_FAILED', 'STOPPED', 'PREEMPTED', 'EXPIRED']

const anyJob = fc.record({
  status: fc.constantFrom(...ENDED, 'RUNNING', 'PENDING', 'PAUSED'),
  minute: fc.integer({ min: 10, max: 59 }),
})

it('returns the same jobs as sorting all ended jobs', () => {
  fc.assert(
    fc.property(fc.array(anyJob), fc.integer({ min: 1, max: 12 }), (entries, maximum) => {
      const jobs = entries.map(({ status, minute }) =>
        aTrainingJob({
          current_status: `TRAINING_JOB_${status}`,
          updated_at: `2026-03-02T10:${minute}:00.000Z`,
        }),
      )
      const sorted = entries
        .map((entry, row) => ({ ...entry, row }))
        .filter(({ status }) => ENDED.includes(status))
        .toSorted((a, b) => b.minute - a.minute)
        .map(({ row }) => row)
      expect(latestEndedJobs(listJobs(jobs), [...jobs.keys()], maximum)).toEqual(
        sorted.slice(0, maximum),
      )
    }),
  )
})

it('considers only the given rows', () => {
  const jobs = [10, 20, 30].map((minute) =>
    aTrainingJob({
      current_status: 'TRAINING_JOB_FAILED',
      updated_at: `2026-03-02T10:${minute}:00.000Z`,
    }),
  )
  expect(latestEndedJobs(listJobs(jobs), [0, 1], 12)).toEqual([1, 0])
})
