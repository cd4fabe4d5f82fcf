import { expect, it } from 'vitest'
import { pageTitle } from './title.ts'

const counts = new Map([
  ['TRAINING_JOB_RUNNING', 1200],
  ['TRAINING_JOB_FAILED', 7],
])

it('counts the running jobs', () => {
  expect(pageTitle({}, counts, false)).toBe('1,200 running · Training jobs')
  expect(pageTitle({ statuses: ['TRAINING_JOB_RUNNING'] }, counts, false)).toBe(
    '1,200 running · Training jobs',
  )
})

it('counts nothing that the search left out, or that is not there yet', () => {
  expect(pageTitle({ statuses: ['TRAINING_JOB_FAILED'] }, counts, false)).toBe('Training jobs')
  expect(pageTitle({}, null, false)).toBe('Training jobs')
})

it('shows no old count while polls fail', () => {
  expect(pageTitle({}, counts, true)).toBe('Not up to date · Training jobs')
})
