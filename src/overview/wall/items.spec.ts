import { expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { countItems, wallItems } from './items.ts'

function job(id: string, status: string, created: string, updated = created) {
  return aTrainingJob({
    id,
    current_status: `TRAINING_JOB_${status}`,
    created_at: `2026-03-02T${created}:00.000Z`,
    updated_at: `2026-03-02T${updated}:00.000Z`,
  })
}

const jobs = [
  job('new', 'RUNNING', '12:00'),
  job('waits', 'PENDING', '11:00'),
  job('old', 'RUNNING', '10:00'),
  job('failed', 'FAILED', '09:00', '10:00'),
  job('completed', 'COMPLETED', '08:00', '11:00'),
]

const itemsOf = (some: typeof jobs) =>
  wallItems(listJobs(some), Uint32Array.from(some.keys()), 'user')
const countsWith = (change: Partial<View>, some = jobs) =>
  countItems(itemsOf(some), { ...DEFAULT_VIEW, ...change })

it('lists running jobs oldest first and ended jobs latest first', () => {
  const { running, endedJobs, queue, users } = itemsOf(jobs)
  expect(running.map(({ id }) => id)).toEqual(['old', 'new'])
  expect(endedJobs.map(({ id }) => id)).toEqual(['completed', 'failed'])
  expect(queue.map(({ type, rows }) => [type, [...rows]])).toEqual([['H100', [1]]])
  expect(users.map(({ gpus, note }) => [gpus, note])).toEqual([[2, '+1 waiting']])
})

it('lists at most twelve ended jobs', () => {
  const many = Array.from({ length: 30 }, (_, n) => job(`job${n}`, 'STOPPED', '10:00'))
  expect(itemsOf(many).endedJobs).toHaveLength(12)
})

it('displays an empty list unless the view filters out some of its jobs', () => {
  expect(countsWith({})).toEqual({ running: 2, endedJobs: 2, queue: 1, users: 1 })
  expect(countsWith({}, [])).toEqual({ running: 0, endedJobs: 0, queue: 0, users: 0 })
  expect(countsWith({ status: statusesOf('active') }, [])).toEqual({
    running: 0,
    queue: 0,
    users: 0,
  })
  expect(countsWith({ 'not-status': statusesOf('active') }, [])).toEqual({ endedJobs: 0 })
  // If queued jobs are filtered out, an empty queue or user list would be misleading.
  expect(countsWith({ 'not-status': ['TRAINING_JOB_QUEUED'] }, [])).toEqual({
    running: 0,
    endedJobs: 0,
  })
  expect(countsWith({ ended: 'today' }, [])).toEqual({ endedJobs: 0 })
  // Users can have only waiting jobs.
  expect(countsWith({ status: statusesOf('waiting') }, jobs.slice(1, 2))).toEqual({
    queue: 1,
    users: 1,
  })
  // A status that is requested by name
  const expired = [job('expired', 'EXPIRED', '10:00')]
  expect(countsWith({ status: ['TRAINING_JOB_EXPIRED'] }, expired)).toEqual({ endedJobs: 1 })
})
