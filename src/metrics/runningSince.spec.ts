import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { runningSince } from './runningSince.ts'

const UPDATED = Date.parse('2026-03-02T12:00:00Z')
const job = aTrainingJob({ updated_at: '2026-03-02T12:00:00Z' })
const RUNNING = 'TRAINING_JOB_RUNNING'

it('is when the page received the status, or the last update if that is earlier', () => {
  const deploying = { status: 'TRAINING_JOB_DEPLOYING', at: UPDATED - 9000 }
  expect(runningSince(job, [deploying, { status: RUNNING, at: UPDATED - 5000 }])).toBe(
    UPDATED - 5000,
  )
  expect(runningSince(job, [{ status: RUNNING, at: UPDATED + 5000 }])).toBe(UPDATED)
  expect(runningSince(job, [])).toBe(UPDATED)
  expect(runningSince(job, [deploying])).toBe(UPDATED)
})

it('is unknown for a job that isn’t running', () => {
  for (const word of ['PENDING', 'DEPLOYING', 'COMPLETED', 'EVICTED']) {
    const other = aTrainingJob({ current_status: `TRAINING_JOB_${word}` })
    expect(runningSince(other, [{ status: other.current_status, at: 1 }])).toBeNull()
  }
})
