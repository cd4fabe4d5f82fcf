// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { backgroundOptions } from '#src/search/backgroundOptions.ts'
import { searchOptions } from '#src/search/searchOptions.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { aResult } from '#src/testing/results.ts'
import { useStatusChanges } from './useStatusChanges.ts'

const SECOND = 1000
const FAILED = 'TRAINING_JOB_FAILED'
const NOTHING = { changed: [], removed: [], highlighted: new Set() }

const a = aTrainingJob({ id: 'a' })
const b = aTrainingJob({ id: 'b' })
const c = aTrainingJob({ id: 'c' })
const failed = { ...a, current_status: FAILED }

function display(byStatus = false) {
  const search: SearchRequest = byStatus ? { statuses: ['TRAINING_JOB_RUNNING'] } : {}
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useStatusChanges(), { wrapper })
  const fetched = (queryKey: readonly unknown[], jobs: readonly TrainingJob[]) =>
    act(async () => {
      client.setQueryData(queryKey, aResult(jobs, client.getQueryData(queryKey)))
      await vi.advanceTimersByTimeAsync(1)
    })
  return {
    changes: () => result.current,
    highlighted: () => [...result.current.highlighted],
    poll: (jobs: readonly TrainingJob[], request = search) =>
      fetched(searchOptions(request, 'never').queryKey, jobs),
    background: (jobs: readonly TrainingJob[]) =>
      fetched(backgroundOptions(search, 'never').queryKey, jobs),
  }
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('useStatusChanges', () => {
  it('highlights the jobs whose status changed, and returns the previous status', async () => {
    const page = display()
    await page.poll([a, b])
    expect(page.changes()).toEqual(NOTHING)
    await page.poll([b, failed])
    expect(page.changes()).toEqual({
      changed: [{ job: failed, from: 'TRAINING_JOB_RUNNING' }],
      removed: [],
      highlighted: new Set(['a']),
    })
  })

  it('ignores new jobs and other changes', async () => {
    const page = display()
    await page.poll([a, b])
    await page.poll([{ ...a, priority: 7 }, c])
    expect(page.changes()).toEqual(NOTHING)
  })

  it('returns the jobs that were added and removed if the search is by status', async () => {
    const page = display(true)
    await page.poll([a, b])
    await page.poll([b, c])
    expect(page.changes()).toEqual({ changed: [], removed: [a], highlighted: new Set(['c']) })
  })

  it('expires after 5 s', async () => {
    const page = display()
    await page.poll([a])
    await page.poll([failed])
    await wait(4.9 * SECOND)
    expect(page.highlighted()).toEqual(['a'])
    await wait(0.2 * SECOND)
    expect(page.changes()).toEqual(NOTHING)
  })

  it('stays if the next poll changes nothing, and does not restart', async () => {
    const page = display()
    await page.poll([a])
    await page.poll([failed])
    await wait(3 * SECOND)
    await page.poll([failed])
    expect(page.highlighted()).toEqual(['a'])
    await wait(3 * SECOND)
    await page.poll([failed])
    expect(page.changes()).toEqual(NOTHING)
  })

  it('replaces earlier changes with later ones, which last 5 s', async () => {
    const page = display()
    await page.poll([a, b])
    await page.poll([failed, b])
    await wait(3 * SECOND)
    await page.poll([failed, { ...b, current_status: FAILED }])
    expect(page.highlighted()).toEqual(['b'])
    await wait(4.9 * SECOND)
    expect(page.highlighted()).toEqual(['b'])
    await wait(0.2 * SECOND)
    expect(page.highlighted()).toEqual([])
  })

  it('compares only with the displayed result of the same search', async () => {
    const page = display(true)
    await page.poll([a, b])
    await page.background([failed, b])
    expect(page.changes()).toEqual(NOTHING)
    await page.poll([failed, b], { job_id: 'a' })
    expect(page.changes()).toEqual(NOTHING)
    await page.poll([failed, b])
    expect(page.changes()).toEqual(NOTHING)
    await page.poll([failed, b, c])
    expect(page.highlighted()).toEqual(['c'])
  })
})
