import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { describeChanges } from './describeChanges.ts'

const changed = ['a', 'b'].map((name) => ({
  job: aTrainingJob({ name, current_status: 'TRAINING_JOB_COMPLETED' }),
  from: 'TRAINING_JOB_RUNNING',
}))
const removed = ['c', 'd', 'e'].map((name) => aTrainingJob({ name }))

it('describes the new and the previous status of each job', () => {
  expect(describeChanges({ changed, removed: [] })).toBe(
    'a changed from Running to Completed. b changed from Running to Completed.',
  )
})

it('describes jobs that were removed from a list by status', () => {
  expect(describeChanges({ changed: [], removed: removed.slice(0, 1) })).toBe(
    'c is no longer Running.',
  )
})

it('only counts further changes', () => {
  expect(describeChanges({ changed, removed })).toMatch(
    /c is no longer Running\. 2 more jobs changed status\.$/,
  )
  expect(describeChanges({ changed, removed: removed.slice(0, 2) })).toMatch(
    /1 more job changed status\.$/,
  )
})

it('is empty without changes', () => {
  expect(describeChanges({ changed: [], removed: [] })).toBe('')
})
