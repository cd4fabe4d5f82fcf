// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { useUnknownJobs } from './useUnknownJobs.ts'

afterEach(cleanup)

it('remembers the jobs with an unknown status while responses to searches by status cannot contain them', () => {
  const paused = aTrainingJob({ id: 'a', current_status: 'TRAINING_JOB_PAUSED' })
  const resumed = aTrainingJob({ id: 'a' })
  const running = aTrainingJob({ id: 'b' })
  const { result, rerender } = renderHook(({ jobs, by }) => useUnknownJobs(jobs, by), {
    initialProps: { jobs: [paused, running], by: false },
  })
  expect(result.current).toEqual([paused])
  rerender({ jobs: [running], by: true })
  expect(result.current).toEqual([paused])
  rerender({ jobs: [resumed], by: true })
  expect(result.current).toEqual([])
  rerender({ jobs: [paused], by: false })
  rerender({ jobs: [running], by: false })
  expect(result.current).toEqual([])
})
