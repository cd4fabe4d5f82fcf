import { expect, it } from 'vitest'
import { describeAbsence } from './absence.ts'

it.each([
  [true, 'TRAINING_JOB_FAILED', 'Status changed to Failed. This job no longer matches this view.'],
  [
    true,
    'TRAINING_JOB_DEPLOY_FAILED',
    'Status changed to Deploy failed. This job no longer matches this view.',
  ],
  [
    true,
    'TRAINING_JOB_PAUSED',
    'Status changed to TRAINING_JOB_PAUSED. This job no longer matches this view.',
  ],
  [true, null, 'This job no longer matches this view.'],
  [false, null, 'This job doesn’t match this view.'],
] as const)('describes a job with removed: %s and newStatus: %s', (removed, newStatus, text) => {
  expect(describeAbsence({ removed, newStatus })).toBe(text)
})
