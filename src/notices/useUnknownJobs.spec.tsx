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

it('remembers the jobs with an unknown status while results of searches by status cannot contain them', () => {
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
    act(() => {
      client.setQueryData(searchOptions(request, 'never').queryKey, aResult(jobs))
    })
  fetched(all, paused, running)
  expect(result.current).toEqual([paused])
  fetched(byStatus, running)
  expect(result.current).toEqual([paused])
  fetched(byStatus, resumed)
  expect(result.current).toEqual([])
  fetched(all, paused)
  expect(result.current).toEqual([paused])
  fetched(all, running)
  expect(result.current).toEqual([])
})
