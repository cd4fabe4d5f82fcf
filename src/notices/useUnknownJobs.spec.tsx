// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { searchOptions } from '#src/search/searchOptions.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { aResult } from '#src/testing/results.ts'
import { useUnknownJobs } from './useUnknownJobs.ts'

afterEach(cleanup)

it('returns jobs with an unknown status even after searches by status, which cannot contain them', async () => {
  const paused = aTrainingJob({ id: 'a', current_status: 'TRAINING_JOB_PAUSED' })
  const resumed = aTrainingJob({ id: 'a' })
  const running = aTrainingJob({ id: 'b' })
  const client = new QueryClient()
  const { result } = renderHook(useUnknownJobs, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  const all: SearchRequest = {}
  const byStatus: SearchRequest = { statuses: ['TRAINING_JOB_RUNNING'] }
  const fetched = (request: SearchRequest, ...jobs: (typeof paused)[]) =>
    act(async () => {
      client.setQueryData(searchOptions(request, 'never').queryKey, aResult(jobs))
      // react-query notifies its observers in a separate task.
      await new Promise((resolve) => setTimeout(resolve))
    })
  await fetched(all, paused, running)
  expect(result.current).toEqual([paused])
  await fetched(byStatus, running)
  expect(result.current).toEqual([paused])
  await fetched(byStatus, resumed)
  expect(result.current).toEqual([])
  await fetched(all, paused)
  expect(result.current).toEqual([paused])
  await fetched(all, running)
  expect(result.current).toEqual([])
})
