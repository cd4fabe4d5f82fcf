import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { KEPT, NOTHING_SEEN, seeDifference, seeJob, sightingsOf } from './statusHistory.ts'

const pending = aTrainingJob({ current_status: 'TRAINING_JOB_PENDING' })
const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
const failed = aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })

function see(before: typeof pending, after: typeof pending, at: number, seen = NOTHING_SEEN) {
  return seeDifference(
    seen,
    { changed: [{ before, after }], came: [], left: [] },
    { at, since: 1000 },
  )
}

describe('sightings', () => {
  it('begin with the status that the job had when the dashboard began to look', () => {
    expect(sightingsOf(see(pending, running, 2000), running, 9000)).toEqual([
      { status: 'TRAINING_JOB_PENDING', at: 1000 },
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
    ])
  })

  it('hold every change, in order', () => {
    const seen = see(running, failed, 3000, see(pending, running, 2000))
    expect(sightingsOf(seen, failed, 9000).map(({ at }) => at)).toEqual([1000, 2000, 3000])
  })

  it('begin when a job came', () => {
    const seen = seeDifference(
      NOTHING_SEEN,
      { changed: [], came: [pending], left: [] },
      { at: 2000, since: 1000 },
    )
    expect(sightingsOf(seen, pending, 9000)).toEqual([{ status: 'TRAINING_JOB_PENDING', at: 2000 }])
  })

  it('do not grow with a change that is none of the status', () => {
    const renamed = { ...pending, name: 'other' }
    expect(see(pending, renamed, 2000)).toBe(NOTHING_SEEN)
  })

  it('say at least the present status, also where a change was missed', () => {
    expect(sightingsOf(NOTHING_SEEN, running, 5000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 5000 },
    ])
    expect(sightingsOf(see(pending, running, 2000), failed, 5000).at(-1)).toEqual({
      status: 'TRAINING_JOB_FAILED',
      at: 5000,
    })
  })

  it('hold a job that was looked at, as of the first look', () => {
    const looked = seeJob(NOTHING_SEEN, running, 2000)
    expect(seeJob(looked, running, 3000)).toBe(looked)
    expect(sightingsOf(seeJob(looked, failed, 4000), failed, 9000)).toEqual([
      { status: 'TRAINING_JOB_RUNNING', at: 2000 },
      { status: 'TRAINING_JOB_FAILED', at: 4000 },
    ])
  })

  it('go on where a job leaves a list and comes back', () => {
    const seen = see(pending, running, 2000)
    const back = seeDifference(
      seen,
      { changed: [], came: [failed], left: [] },
      { at: 4000, since: 1000 },
    )
    expect(sightingsOf(back, failed, 9000).map(({ status }) => status)).toEqual([
      'TRAINING_JOB_PENDING',
      'TRAINING_JOB_RUNNING',
      'TRAINING_JOB_FAILED',
    ])
  })
})

it('of jobs that come and go for days, those that changed last are kept', () => {
  let seen = NOTHING_SEEN
  for (let at = 1; at <= 10 * KEPT; at += 1) {
    seen = seeDifference(
      seen,
      { changed: [], came: [aTrainingJob({ id: `job${at}` })], left: [] },
      { at, since: 0 },
    )
    expect(seen.size).toBeLessThanOrEqual(2 * KEPT)
  }
  expect(seen.has(`job${10 * KEPT}`)).toBe(true)
  expect(seen.has(`job${9 * KEPT + 1}`)).toBe(true)
})
