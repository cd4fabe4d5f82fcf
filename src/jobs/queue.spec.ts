import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { listJobs } from './fieldIndex.ts'
import { queueOf } from './queue.ts'

const anyJob = fc
  .record({
    status: fc.constantFrom('PENDING', 'QUEUED', 'RUNNING', 'FAILED'),
    minute: fc.nat({ max: 5 }),
    priority: fc.constantFrom(-1, 0, 2, null, undefined),
  })
  .map(({ status, minute, priority }) =>
    aTrainingJob({
      current_status: `TRAINING_JOB_${status}`,
      created_at: `2026-03-02T09:0${minute}:00.000Z`,
      priority,
    }),
  )

it('is those that wait, the highest priority first, then the oldest', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyJob, fc.boolean())), (entries) => {
      const jobs = entries.map(([job]) => job)
      const rows = entries.flatMap(([, shown], row) => (shown ? [row] : []))
      const slow = rows
        .flatMap((row) => {
          const job = jobs[row]
          return job && /PENDING|QUEUED/.test(job.current_status) ? [{ row, job }] : []
        })
        .sort(
          (a, b) =>
            (b.job.priority ?? 0) - (a.job.priority ?? 0) ||
            Date.parse(a.job.created_at) - Date.parse(b.job.created_at),
        )
      expect([...queueOf(listJobs(jobs), rows)]).toEqual(slow.map(({ row }) => row))
    }),
  )
})
