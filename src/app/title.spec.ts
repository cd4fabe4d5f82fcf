import { expect, it } from 'vitest'
import { pageTitle } from './title.ts'

const counts = new Map([
  ['TRAINING_JOB_RUNNING', 1200],
  ['TRAINING_JOB_FAILED', 7],
])

const titled = { request: {}, view: { 'not-status': [] }, counts, failing: false, ended: null }

const excluding = (status: string) => pageTitle({ ...titled, view: { 'not-status': [status] } })

it('counts the running jobs', () => {
  expect(pageTitle(titled)).toBe('1,200 running · Training jobs')
  const request = { statuses: ['TRAINING_JOB_RUNNING'] }
  expect(pageTitle({ ...titled, request })).toBe('1,200 running · Training jobs')
})

it('has no count if the search excludes running jobs, or is not ready', () => {
  const request = { statuses: ['TRAINING_JOB_FAILED'] }
  expect(pageTitle({ ...titled, request })).toBe('Training jobs')
  expect(pageTitle({ ...titled, counts: null })).toBe('Training jobs')
})

it('has no count if the view excludes running jobs', () => {
  expect(excluding('TRAINING_JOB_RUNNING')).toBe('Training jobs')
  expect(excluding('TRAINING_JOB_FAILED')).toBe('1,200 running · Training jobs')
})

it('has no outdated count while polls fail', () => {
  expect(pageTitle({ ...titled, failing: true })).toBe('Not up to date · Training jobs')
})
