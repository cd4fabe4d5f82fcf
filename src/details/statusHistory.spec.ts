import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  MAX_JOBS,
  MAX_STATUSES,
  NO_HISTORY,
  withDiff,
  withJob,
  statusesOf,
} from './statusHistory.ts'

const pending = aTrainingJob({ current_status: 'TRAINING_JOB_PENDING' })
const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
const failed = aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })

function change(before: typeof pending, after: typeof pending, at: number, history = NO_HISTORY) {
  return withDiff(
    history,
    { changed: [{ before, after }], added: [], removed: [] },
    { at, since: 1000 },
  )
}

describe('the statuses of a job', () => {
  it('begin with the status from before the first change', () => {
    expect(statusesOf(change(pending, running, 2000), running, 9000)).toEqual([
      { status: 'TRAINING_JOB_PENDING', at: 1000 },
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
    ])
  })

  it('include every change, in order', () => {
    const history = change(running, failed, 3000, change(pending, running, 2000))
    expect(statusesOf(history, failed, 9000).map(({ at }) => at)).toEqual([1000, 2000, 3000])
  })

  it('are the last ones of a job that keeps changing', () => {
    let history = NO_HISTORY
    for (let at = 1; at <= 100; at++) {
      const [before, after] = at % 2 === 0 ? [pending, running] : [running, pending]
      history = change(before, after, 1000 + at, history)
    }
    const statuses = statusesOf(history, running, 9000)
    expect(statuses).toHaveLength(MAX_STATUSES)
    expect(statuses.at(0)?.at).toBe(1081)
    expect(statuses.at(-1)).toEqual({ status: 'TRAINING_JOB_RUNNING', at: 1100 })
  })

  it('begin when a job is added', () => {
    const history = withDiff(
      NO_HISTORY,
      { changed: [], added: [pending], removed: [] },
      { at: 2000, since: 1000 },
    )
    expect(statusesOf(history, pending, 9000)).toEqual([
      { status: 'TRAINING_JOB_PENDING', at: 2000 },
    ])
  })

  it('do not include changes of other fields', () => {
    const renamed = { ...pending, name: 'other' }
    expect(change(pending, renamed, 2000)).toBe(NO_HISTORY)
  })

  it('always include the current status, even if the change was missed', () => {
    expect(statusesOf(NO_HISTORY, running, 5000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 5000 },
    ])
    expect(statusesOf(change(pending, running, 2000), failed, 5000).at(-1)).toEqual({
      status: 'TRAINING_JOB_FAILED',
      at: 5000,
    })
  })

  it('begin when a job is first opened', () => {
    const opened = withJob(NO_HISTORY, running, 2000)
    expect(withJob(opened, running, 3000)).toBe(opened)
    expect(statusesOf(withJob(opened, failed, 4000), failed, 9000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
      { status: 'TRAINING_JOB_FAILED', at: 4000 },
    ])
  })

  it('continue when a job is removed from the list and added again', () => {
    const history = change(pending, running, 2000)
    const readded = withDiff(
      history,
      { changed: [], added: [failed], removed: [] },
      { at: 4000, since: 1000 },
    )
    expect(statusesOf(readded, failed, 9000).map(({ status }) => status)).toEqual([
      'TRAINING_JOB_PENDING',
      'TRAINING_JOB_RUNNING',
      'TRAINING_JOB_FAILED',
    ])
  })
})

it('keeps only the jobs that changed last', () => {
  let history = NO_HISTORY
  for (let at = 1; at <= 10 * MAX_JOBS; at += 1) {
    history = withDiff(
      history,
      { changed: [], added: [aTrainingJob({ id: `job${at}` })], removed: [] },
      { at, since: 0 },
    )
    expect(history.size).toBeLessThanOrEqual(2 * MAX_JOBS)
  }
  expect(history.has(`job${10 * MAX_JOBS}`)).toBe(true)
  expect(history.has(`job${9 * MAX_JOBS + 1}`)).toBe(true)
})
