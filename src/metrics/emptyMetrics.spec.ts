import { expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { describeEmptyMetrics } from './emptyMetrics.ts'

const describe = (status: string, range = '1h', isWhole = false) =>
  describeEmptyMetrics(aTrainingJob({ current_status: `TRAINING_JOB_${status}` }), {
    range,
    isWhole,
  })

it('says what a job that isn’t running yet waits for', () => {
  expect(describe('PENDING')).toEqual({
    title: 'No metrics yet',
    text: 'The job is waiting for a node. Metrics appear here when it runs.',
  })
  expect(describe('DEPLOYING').text).toContain('is being set up')
  const job = aTrainingJob({ current_status: 'TRAINING_JOB_PENDING', node_count: 2 })
  expect(describeEmptyMetrics(job, { range: '1h', isWhole: true }).text).toContain('for nodes')
})

it('tells a range without samples from a job without any', () => {
  expect(describe('RUNNING', '15m').text).toBe('The job has no samples in the last 15m.')
  expect(describe('RUNNING', '1h', true).title).toBe('No metrics yet')
  expect(describe('FAILED', '6h').text).toBe('The job has no samples in its last 6h.')
  expect(describe('DEPLOY_FAILED', '6h', true).text).toBe(
    'The job ended (deploy failed) without metrics.',
  )
  expect(describe('EVICTED', 'all', true).text).toBe(
    'The job has the status EVICTED and no metrics.',
  )
  expect(describe('STOPPED', '2026-03-01T09:00Z..2026-03-01T17:30Z').text).toBe(
    'The job has no samples between these times.',
  )
})

it('promises nothing for two times, whatever the job’s status', () => {
  for (const { word } of STATUSES) {
    const { text } = describe(word.toUpperCase(), '2026-03-01T09:00Z..2026-03-01T17:30Z')
    expect(text).toBe('The job has no samples between these times.')
  }
})

it('has at most two sentences for every status', () => {
  for (const { word } of STATUSES) {
    const { text } = describe(word.toUpperCase())
    expect(text.match(/\.(?= |$)/g)?.length).toBeLessThanOrEqual(2)
  }
})
