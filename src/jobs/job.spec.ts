import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import {
  capacityLabel,
  checkpointLabel,
  elapsed,
  errorLine,
  gpuTotal,
  isActive,
  jobTitle,
} from './job.ts'
import { jobUrl } from './jobUrl.ts'

const created_at = '2026-03-02T09:00:00Z'
const updated_at = '2026-03-02T09:10:00Z'
const now = Date.parse('2026-03-02T10:00:00Z')

describe('elapsed', () => {
  it('goes on until now while the job is active', () => {
    const job = aTrainingJob({ created_at, updated_at, current_status: 'TRAINING_JOB_PENDING' })
    expect(elapsed(job, now)).toBe(60 * 60_000)
  })

  it('ends at the last update once the job has ended', () => {
    const job = aTrainingJob({ created_at, updated_at, current_status: 'TRAINING_JOB_STOPPED' })
    expect(elapsed(job, now)).toBe(10 * 60_000)
  })

  it('is never below zero when clocks differ', () => {
    expect(elapsed(aTrainingJob({ created_at }), Date.parse(created_at) - 5000)).toBe(0)
  })
})

it('takes a job of unknown status for active, so that it goes on being asked for', () => {
  expect(isActive(aTrainingJob({ current_status: 'TRAINING_JOB_PAUSED' }))).toBe(true)
})

it('counts the GPUs of every node', () => {
  const instance_type = { ...aTrainingJob().instance_type, gpu_count: 8 }
  expect(gpuTotal(aTrainingJob({ instance_type, node_count: 4 }))).toBe(32)
  expect(gpuTotal(aTrainingJob({ instance_type, node_count: null }))).toBe(8)
})

it('shows the line of an error that says most', () => {
  expect(errorLine('CUDA out of memory\nTried to allocate 2 GiB')).toBe('CUDA out of memory')
  expect(errorLine('Traceback (most recent call last):\n  File "a.py"\nKeyError: 1\n')).toBe(
    'KeyError: 1',
  )
  expect(errorLine('\n')).toBe('\n')
})

it('calls a job without a name by its ID', () => {
  expect(jobTitle(aTrainingJob({ name: null, id: 'abc' }))).toBe('abc')
})

it('uses the words of Baseten’s CLI, and the API’s own for what it does not know', () => {
  expect(['dedicated', 'spot', 'reserved', null].map(capacityLabel)).toEqual([
    'On-demand',
    'Spot',
    'reserved',
    null,
  ])
  expect(['SYNCING', 'COMPLETED', 'LOST', undefined].map(checkpointLabel)).toEqual([
    'Syncing',
    'Completed',
    'LOST',
    null,
  ])
})

it('knows the job’s page in Baseten’s web app', () => {
  const job = aTrainingJob({ id: 'j/1', training_project_id: 'p1' })
  expect(jobUrl(job, 'https://app.baseten.co/')).toBe(
    'https://app.baseten.co/training/p1/logs/j%2F1',
  )
})

it('links to Baseten’s web app alone, whatever the IDs are', () => {
  const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
  const anyText = fc.oneof(
    fc.string({ unit: anyUnit }),
    fc.constantFrom('javascript:alert(1)', '//example.com/', '../..', '\ud800', '__proto__'),
  )
  fc.assert(
    fc.property(anyText, anyText, (id, project) => {
      const job = aTrainingJob({ id, training_project_id: project })
      expect(new URL(jobUrl(job, 'https://app.baseten.co/')).origin).toBe('https://app.baseten.co')
    }),
  )
})
