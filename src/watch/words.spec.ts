import { expect, it } from 'vitest'
import type { EndedJob } from './endedJobs.ts'
import { headline, messagesOf } from './words.ts'

const endedJob = (id: string, status = 'TRAINING_JOB_COMPLETED'): EndedJob => ({
  id,
  name: `job ${id}`,
  status,
  text: 'project',
})

it('names a single job with its status', () => {
  expect(headline([])).toBeNull()
  expect(headline([endedJob('a')])).toBe('job a completed')
  expect(headline([endedJob('a', 'TRAINING_JOB_DEPLOY_FAILED')])).toBe('job a deploy failed')
  expect(headline([endedJob('a'), endedJob('b')])).toBe('2 jobs ended')
})

it('returns a message for each of a few jobs, and one for many', () => {
  const few = messagesOf([endedJob('a'), endedJob('b'), endedJob('c')])
  expect(few.map(({ title, text, status, job }) => [title, text, status, job])).toEqual([
    ['job a completed', 'project', 'TRAINING_JOB_COMPLETED', 'a'],
    ['job b completed', 'project', 'TRAINING_JOB_COMPLETED', 'b'],
    ['job c completed', 'project', 'TRAINING_JOB_COMPLETED', 'c'],
  ])
  const many = messagesOf(
    ['a', 'b', 'c', 'd'].map((id) => endedJob(id)).concat(endedJob('e', 'TRAINING_JOB_FAILED')),
  )
  expect(many).toEqual([
    {
      id: 'ended-a-b-c-d-e',
      title: '5 jobs ended',
      text: '4 completed, 1 failed',
      status: 'TRAINING_JOB_FAILED',
      job: null,
      of: ['a', 'b', 'c', 'd', 'e'],
    },
  ])
  expect(messagesOf([])).toEqual([])
})

const prefixed = (word: string) => `TRAINING_JOB_${word}`

it.each([
  [['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED'], 'COMPLETED'],
  [['COMPLETED', 'STOPPED', 'DEPLOY_FAILED', 'COMPLETED'], 'DEPLOY_FAILED'],
  [['COMPLETED', 'STOPPED', 'STOPPED', 'COMPLETED'], null],
])('has the status of %j: %s', (words, expected) => {
  const endedJobs = words.map((word, number) => endedJob(String(number), prefixed(word)))
  expect(messagesOf(endedJobs)[0]?.status).toBe(expected && prefixed(expected))
})
