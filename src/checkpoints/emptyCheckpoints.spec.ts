import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { describeEmpty } from './emptyCheckpoints.ts'

it.each([
  ['PENDING', null, 'No checkpoints yet', 'The job hasn’t started.'],
  ['DEPLOYING', 'SYNCING', 'No checkpoints yet', 'The job hasn’t started.'],
  ['RUNNING', 'SYNCING', 'No checkpoints yet', 'They appear here when the job saves them.'],
  ['RUNNING', null, 'No checkpoints', 'Only jobs that were created with checkpointing have any.'],
  ['COMPLETED', null, 'No checkpoints', 'Only jobs that were created with checkpointing have any.'],
  ['FAILED', 'COMPLETED', 'No checkpoints', 'The job ended without saving one.'],
  ['PAUSED', 'SYNCING', 'No checkpoints yet', 'They appear here when the job saves them.'],
])('a job that is %s with the sync status %j: %s. %s', (status, jobStatus, title, text) => {
  const job = aTrainingJob({ current_status: `TRAINING_JOB_${status}` })
  expect(describeEmpty(job, jobStatus)).toEqual({ title, text })
})
