import { describe, expect, it } from 'vitest'
import { aCheckpoint } from '#src/testing/checkpoint.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { describeDisagreement, syncLabel } from './describeSync.ts'

it.each([
  ['SYNCING', 'Syncing'],
  ['COMPLETE', 'Complete'],
  ['QUEUED', 'QUEUED'],
  [null, null],
  [undefined, null],
])('a checkpoint’s status %j reads %j', (sync_status, label) => {
  expect(syncLabel({ sync_status })).toBe(label)
})

const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
const ended = aTrainingJob({ current_status: 'TRAINING_JOB_COMPLETED' })
const unknown = aTrainingJob({ current_status: 'TRAINING_JOB_PAUSED' })

const describeOf = (job: typeof running, jobStatus: string | null, ...statuses: string[]) =>
  describeDisagreement(job, {
    jobStatus,
    checkpoints: statuses.map((sync_status) => aCheckpoint({ sync_status })),
  })

const warning = (text: string) => ({ text, tone: 'warning' })

describe('the sync status of the job and those of its checkpoints', () => {
  it('disagree if the job’s is completed and a checkpoint’s isn’t', () => {
    expect(describeOf(ended, 'COMPLETED', 'SYNCING', 'COMPLETE', 'COMPLETE')).toEqual(
      warning('The job’s checkpoint sync is completed, but 1 of 3 checkpoints is still syncing.'),
    )
    expect(describeOf(running, 'COMPLETED', 'SYNCING', 'SYNCING')).toEqual(
      warning('The job’s checkpoint sync is completed, but 2 of 2 checkpoints are still syncing.'),
    )
    expect(describeOf(ended, 'COMPLETED', 'SYNCING')).toEqual(
      warning('The job’s checkpoint sync is completed, but its checkpoint is still syncing.'),
    )
  })

  it('disagree if the job has ended and only its own isn’t completed', () => {
    expect(describeOf(ended, 'SYNCING', 'COMPLETE', 'COMPLETE')).toEqual(
      warning('The job’s checkpoint sync is still running, but all 2 checkpoints are complete.'),
    )
    expect(describeOf(ended, 'SYNCING', 'COMPLETE')).toEqual(
      warning('The job’s checkpoint sync is still running, but its checkpoint is complete.'),
    )
  })

  it.each([running, unknown])('disagree, without a warning, between two checkpoints', (job) => {
    expect(describeOf(job, 'SYNCING', 'COMPLETE', 'COMPLETE')).toEqual({
      text: 'The job’s sync status is Syncing, but all 2 checkpoints are complete.',
      tone: 'neutral',
    })
    expect(describeOf(job, 'SYNCING', 'COMPLETE')).toEqual({
      text: 'The job’s sync status is Syncing, but its checkpoint is complete.',
      tone: 'neutral',
    })
  })

  it.each([
    ['both are done', ended, 'COMPLETED', ['COMPLETE']],
    ['both go on', ended, 'SYNCING', ['SYNCING', 'COMPLETE']],
    ['both go on while the job runs', running, 'SYNCING', ['SYNCING', 'COMPLETE']],
    ['the job has no status', ended, null, ['SYNCING']],
    ['a status is unknown', ended, 'SYNCING', ['COMPLETE', 'QUEUED']],
    ['there are no checkpoints', ended, 'SYNCING', []],
  ])('agree if %s', (_, job, jobStatus, statuses) => {
    expect(describeOf(job, jobStatus, ...statuses)).toBeNull()
  })
})
