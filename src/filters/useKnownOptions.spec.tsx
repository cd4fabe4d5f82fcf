// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { searchOptions } from '#src/search/searchOptions.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { aResult } from '#src/testing/results.ts'
import { useKnownOptions } from './useKnownOptions.ts'

afterEach(cleanup)

function renderOptions(client: QueryClient) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(useKnownOptions, { wrapper }).result
}

const fetched = (client: QueryClient, request: SearchRequest, ...jobs: TrainingJob[]) =>
  act(async () => {
    client.setQueryData(searchOptions(request, 'never').queryKey, aResult(jobs))
    // TanStack Query notifies its observers in a separate task.
    await new Promise((resolve) => setTimeout(resolve))
  })

const a = aTrainingJob({ id: 'a', training_project: { id: 'p', name: 'P' } })
const b = aTrainingJob({ id: 'b', training_project: { id: 'q', name: 'Q' } })
const renamed = aTrainingJob({
  current_status: 'NEW',
  training_project: { id: 'q', name: 'new' },
})

it('collects the projects and statuses of all results, whatever the search', async () => {
  const client = new QueryClient()
  const known = renderOptions(client)
  expect([known.current.projects.size, known.current.statuses.size]).toEqual([0, 0])
  await fetched(client, {}, a, b)
  await fetched(client, { job_id: 'c' })
  await fetched(client, { statuses: ['NEW'] }, renamed)
  expect([...known.current.projects.values()]).toEqual([
    { id: 'p', name: 'P' },
    { id: 'q', name: 'new' },
  ])
  expect([...known.current.statuses]).toEqual(['TRAINING_JOB_RUNNING', 'NEW'])
})

it('includes results that were fetched before the first render', async () => {
  const client = new QueryClient()
  await fetched(client, {}, a)
  expect([...renderOptions(client).current.projects.keys()]).toEqual(['p'])
})
