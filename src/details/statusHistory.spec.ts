import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { MAX_JOBS, NO_HISTORY, withDiff, withJob, statusesOf } from './statusHistory.ts'

const pending = aTrainingJob({ current_status: 'TRAINING_JOB_PENDING' })
const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
const failed = aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })

function see(before: typeof pending, after: typeof pending, at: number, seen = NO_HISTORY) {
  return withDiff(
    seen,
    { changed: [{ before, after }], added: [], removed: [] },
    { at, since: 1000 },
  )
}

describe('the statuses of a job', () => {
  it('begin with the status that the job had when the dashboard began to look', () => {
    expect(statusesOf(see(pending, running, 2000), running, 9000)).toEqual([
      { status: 'TRAINING_JOB_PENDING', at: 1000 },
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
    ])
  })

  it('hold every change, in order', () => {
    const seen = see(running, failed, 3000, see(pending, running, 2000))
    expect(statusesOf(seen, failed, 9000).map(({ at }) => at)).toEqual([1000, 2000, 3000])
  })

  it('begin when a job came', () => {
    const seen = withDiff(
      NO_HISTORY,
      { changed: [], added: [pending], removed: [] },
      { at: 2000, since: 1000 },
    )
    expect(statusesOf(seen, pending, 9000)).toEqual([{ status: 'TRAINING_JOB_PENDING', at: 2000 }])
  })

  it('do not grow with a change that is none of the status', () => {
    const renamed = { ...pending, name: 'other' }
    expect(see(pending, renamed, 2000)).toBe(NO_HISTORY)
  })

  it('say at least the present status, also where a change was missed', () => {
    expect(statusesOf(NO_HISTORY, running, 5000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 5000 },
    ])
    expect(statusesOf(see(pending, running, 2000), failed, 5000).at(-1)).toEqual({
      status: 'TRAINING_JOB_FAILED',
      at: 5000,
    })
  })

  it('hold a job that was looked at, as of the first look', () => {
    const looked = withJob(NO_HISTORY, running, 2000)
    expect(withJob(looked, running, 3000)).toBe(looked)
    expect(statusesOf(withJob(looked, failed, 4000), failed, 9000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
      { status: 'TRAINING_JOB_FAILED', at: 4000 },
    ])
  })

  it('go on where a job leaves a list and comes back', () => {
    const seen = see(pending, running, 2000)
    const back = withDiff(
      seen,
      { changed: [], added: [failed], removed: [] },
      { at: 4000, since: 1000 },
    )
    expect(statusesOf(back, failed, 9000).map(({ status }) => status)).toEqual([
      'TRAINING_JOB_PENDING',
      'TRAINING_JOB_RUNNING',
      'TRAINING_JOB_FAILED',
    ])
  })
})

it('of jobs that come and go for days, those that changed last are kept', () => {
  let seen = NO_HISTORY
  for (let at = 1; at <= 10 * MAX_JOBS; at += 1) {
    seen = withDiff(
      seen,
      { changed: [], added: [aTrainingJob({ id: `job${at}` })], removed: [] },
      { at, since: 0 },
    )
    expect(seen.size).toBeLessThanOrEqual(2 * MAX_JOBS)
  }
  expect(seen.has(`job${10 * MAX_JOBS}`)).toBe(true)
  expect(seen.has(`job${9 * MAX_JOBS + 1}`)).toBe(true)
})
