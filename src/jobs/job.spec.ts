import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  capacityLabel,
  checkpointLabel,
  elapsed,
  elapsedText,
  gpuTotal,
  hasEnded,
  hasUnknownStatus,
  isActive,
  jobTitle,
} from './job.ts'

const created_at = '2026-03-02T09:00:00Z'
const updated_at = '2026-03-02T09:10:00Z'
const now = Date.parse('2026-03-02T10:00:00Z')

describe('elapsed', () => {
  it('ends now while the job is active', () => {
    const job = aTrainingJob({ created_at, updated_at, current_status: 'TRAINING_JOB_PENDING' })
    expect(elapsed(job, now)).toBe(60 * 60_000)
  })

  it('ends at the last update once the job has ended', () => {
    const job = aTrainingJob({ created_at, updated_at, current_status: 'TRAINING_JOB_STOPPED' })
    expect(elapsed(job, now)).toBe(10 * 60_000)
  })

  it('is never negative if clocks differ', () => {
    expect(elapsed(aTrainingJob({ created_at }), Date.parse(created_at) - 5000)).toBe(0)
  })
})

describe('a job with an unknown status', () => {
  const job = aTrainingJob({ created_at, updated_at, current_status: 'TRAINING_JOB_PAUSED' })

  it('is neither active nor ended', () => {
    expect([isActive(job), hasEnded(job), hasUnknownStatus(job)]).toEqual([false, false, true])
  })

  it('has a minimum elapsed time until its last update', () => {
    expect(elapsed(job, now)).toBe(10 * 60_000)
    expect(elapsedText(job, now)).toBe('≥ 10m 00s')
  })
})

it.each(['PREEMPTED', 'EXPIRED'])('ends a job that is %s at its last update', (name) => {
  const job = aTrainingJob({ created_at, updated_at, current_status: `TRAINING_JOB_${name}` })
  expect([isActive(job), hasEnded(job), hasUnknownStatus(job)]).toEqual([false, true, false])
  expect(elapsedText(job, now)).toBe('10m 00s')
})

it('counts the GPUs of all nodes', () => {
  const instance_type = { ...aTrainingJob().instance_type, gpu_count: 8 }
  expect(gpuTotal(aTrainingJob({ instance_type, node_count: 4 }))).toBe(32)
  expect(gpuTotal(aTrainingJob({ instance_type, node_count: null }))).toBe(8)
})

it('uses the ID of a job without a name as its title', () => {
  expect(jobTitle(aTrainingJob({ name: null, id: 'abc' }))).toBe('abc')
})

it('uses the words of Baseten’s CLI, and the API’s for unknown values', () => {
  const models = [undefined, null, '', 'dedicated', 'DEDICATED', 'spot', 'SPOT', 'Reserved', 'none']
  expect(models.map(capacityLabel)).toEqual([
    ...Array<string>(5).fill('On-demand'),
    'Spot',
    'Spot',
    'Reserved',
    'none',
  ])
  expect(['SYNCING', 'COMPLETED', 'LOST', undefined].map(checkpointLabel)).toEqual([
    'Syncing',
    'Completed',
    'LOST',
    null,
  ])
})
