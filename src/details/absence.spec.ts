import { expect, it } from 'vitest'
import { describeAbsence } from './absence.ts'

it.each([
  [true, 'TRAINING_JOB_FAILED', 'Now failed. It no longer matches this view.'],
  [true, 'TRAINING_JOB_DEPLOY_FAILED', 'Now deploy failed. It no longer matches this view.'],
  [true, 'TRAINING_JOB_PAUSED', 'Now TRAINING_JOB_PAUSED. It no longer matches this view.'],
  [true, null, 'This job no longer matches this view.'],
  [false, null, 'This job doesn’t match this view.'],
] as const)('describes a job with removed: %s and newStatus: %s', (removed, newStatus, text) => {
  expect(describeAbsence({ removed, newStatus })).toBe(text)
})
