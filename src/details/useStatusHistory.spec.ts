// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useStatusHistory } from './useStatusHistory.ts'

const RUNNING = aTrainingJob({ id: 'a' })
const FAILED = { ...RUNNING, current_status: 'TRAINING_JOB_FAILED' }

function read(jobs: readonly TrainingJob[], before: Answer | null = null): Answer {
  const reader = new ResultReader(before)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  return reader.finish()
}

function search(answer: Answer, answeredAt: number, key = 'all'): TrainingJobs {
  return {
    answer: { ...answer, active: true, errorsBefore: 0 },
    answeredAt,
    answerKey: key,
    key,
    first: null,
    current: true,
    error: null,
    nextPollAt: null,
    waitUntil: 0,
    fetching: false,
    cancelled: false,
    cancel: () => {},
    refresh: () => {},
  }
}

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

const first = read([RUNNING])
const second = read([FAILED], first)

it('sees what an answer changed in the one before', () => {
  const { result, rerender } = renderHook(useStatusHistory, { initialProps: search(first, 1000) })
  rerender(search(second, 2000))
  expect(result.current.since).toBe(1000)
  expect(result.current.seen.get('a')).toEqual([
    { status: 'TRAINING_JOB_RUNNING', at: 1000 },
    { status: 'TRAINING_JOB_FAILED', at: 2000 },
  ])
})

it('saw nothing of what changed before this search was asked', () => {
  const { result, rerender } = renderHook(useStatusHistory, {
    initialProps: search(read([]), 1000, 'other'),
  })
  rerender(search(second, 2000))
  expect(result.current.since).toBe(2000)
  expect(result.current.seen.get('a')).toBeUndefined()
})
