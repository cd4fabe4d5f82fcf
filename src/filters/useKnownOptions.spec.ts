// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import { useKnownOptions } from './useKnownOptions.ts'

afterEach(cleanup)

function read(...jobs: TrainingJob[]): Answer {
  const reader = new ResultReader(null)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  return reader.finish()
}

it('remembers the projects and statuses of all answers', () => {
  const { result, rerender } = renderHook(({ answer }) => useKnownOptions(answer), {
    initialProps: { answer: null as Answer | null },
  })
  expect(result.current.projects.size).toBe(0)
  expect(result.current.statuses.size).toBe(0)

  rerender({
    answer: read(
      aTrainingJob({ id: 'a', training_project: { id: 'p', name: 'P' } }),
      aTrainingJob({ id: 'b', training_project: { id: 'q', name: 'Q' } }),
    ),
  })
  rerender({ answer: null })
  rerender({
    answer: read(
      aTrainingJob({ current_status: 'NEW', training_project: { id: 'q', name: 'new' } }),
    ),
  })
  expect([...result.current.projects.values()]).toEqual([
    { id: 'p', name: 'P' },
    { id: 'q', name: 'new' },
  ])
  expect([...result.current.statuses]).toEqual(['TRAINING_JOB_RUNNING', 'NEW'])
})

it('is the same object while the jobs are', () => {
  const answer = read(aTrainingJob())
  const { result, rerender } = renderHook((props) => useKnownOptions(props.answer), {
    initialProps: { answer },
  })
  const seen = result.current
  rerender({ answer: { ...answer } })
  expect(result.current).toBe(seen)
})
