// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { RefreshInterval } from './polling.ts'
import { useTrainingJobs, type TrainingJobs } from './useTrainingJobs.ts'

const SECOND = 1000
const running = { training_jobs: [aTrainingJob()] }
const ended = { training_jobs: [aTrainingJob({ current_status: 'TRAINING_JOB_COMPLETED' })] }

let responses: (() => Response | Promise<Response>)[]
let signals: (AbortSignal | null | undefined)[]

const never = () => new Promise<Response>(() => {})
const offline = () => Promise.reject(new TypeError('offline'))
const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status })

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  responses = []
  signals = []
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    signals.push(signal)
    // The last response repeats.
    const response = responses.length > 1 ? responses.shift() : responses[0]
    return response?.()
  })
})

afterEach(() => {
  cleanup()
  setVisibility('visible')
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

async function wait(ms: number) {
  // react-query notifies its observers in a separate task after the fetch.
  for (const step of [ms, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

function expectNextPollIn(seconds: number, { nextPollAt }: TrainingJobs) {
  expect(((nextPollAt ?? 0) - Date.now()) / SECOND).toBeCloseTo(seconds, 1)
}

interface SearchProps {
  readonly job: string
  readonly refreshInterval: RefreshInterval
  readonly order?: 'asc' | 'desc'
  readonly statuses?: string[]
}

function useSearchFor({ job, refreshInterval, order, statuses }: SearchProps) {
  const orderBy: SearchRequest['order_by'] = order && [{ field: 'created_at', order }]
  return useTrainingJobs(
    { job_id: job, ...(orderBy && { order_by: orderBy }), ...(statuses && { statuses }) },
    refreshInterval,
  )
}

async function watch(refreshInterval: RefreshInterval, statuses?: string[]) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const initialProps = { job: 'a', refreshInterval, ...(statuses && { statuses }) }
  const hook = renderHook<TrainingJobs, SearchProps>(useSearchFor, { wrapper, initialProps })
  await wait(0)
  return hook
}

describe('useTrainingJobs', () => {
  it('polls every 5 s while a job is active, then every 60 s', async () => {
    responses = [json(running), json(ended)]
    await watch('auto')
    expect(signals).toHaveLength(1)
    await wait(4.9 * SECOND)
    expect(signals).toHaveLength(1)
    await wait(0.2 * SECOND)
    expect(signals).toHaveLength(2)
    await wait(59 * SECOND)
    expect(signals).toHaveLength(2)
    await wait(2 * SECOND)
    expect(signals).toHaveLength(3)
  })

  it('polls every 15 s if only failed jobs are requested', async () => {
    responses = [json({ training_jobs: [] })]
    const { result } = await watch('auto', ['TRAINING_JOB_FAILED', 'TRAINING_JOB_DEPLOY_FAILED'])
    expectNextPollIn(15, result.current)
    await wait(14.9 * SECOND)
    expect(signals).toHaveLength(1)
    await wait(0.2 * SECOND)
    expect(signals).toHaveLength(2)
  })

  it('fetches only once if refresh is off, until a manual refresh', async () => {
    responses = [json(running)]
    const { result } = await watch('never')
    await wait(3_600 * SECOND)
    setVisibility('hidden')
    setVisibility('visible')
    await wait(0)
    expect(signals).toHaveLength(1)
    act(() => result.current.refresh())
    await wait(0)
    expect(signals).toHaveLength(2)
  })

  it('pauses while the tab is hidden and fetches immediately on return', async () => {
    responses = [json(running)]
    await watch('auto')
    setVisibility('hidden')
    await wait(600 * SECOND)
    expect(signals).toHaveLength(1)
    setVisibility('visible')
    await wait(0)
    expect(signals).toHaveLength(2)
  })

  it('backs off while the network fails, keeps the rows, and recovers', async () => {
    responses = [json(running), offline]
    const { result } = await watch('auto')
    await wait(5 * SECOND)
    const waits = [1, 2, 4, 8, 16, 32, 60, 60]
    for (const [index, seconds] of waits.entries()) {
      expect(signals).toHaveLength(2 + index)
      expect(result.current.error).toMatchObject({ kind: 'network' })
      expect(result.current.result?.jobs).toEqual(running.training_jobs)
      expectNextPollIn(seconds, result.current)
      await wait(seconds * SECOND)
    }
    responses = [json(ended)]
    await wait(60 * SECOND)
    expect(result.current.error).toBeNull()
    expect(result.current.result?.jobs).toEqual(ended.training_jobs)
  })

  it('restarts the backoff after a success', async () => {
    responses = [offline, offline, json(running), offline]
    const { result } = await watch('auto')
    await wait(3 * SECOND)
    expect(result.current.error).toBeNull()
    await wait(5 * SECOND)
    expectNextPollIn(1, result.current)
  })

  it('waits as long as a 429 requests, even if the tab becomes visible sooner', async () => {
    responses = [json({ error: 'Slow down.', retry_after: 37 }, 429), json(running)]
    const { result } = await watch('auto')
    expectNextPollIn(37, result.current)
    setVisibility('hidden')
    setVisibility('visible')
    await wait(36 * SECOND)
    expect(signals).toHaveLength(1)
    await wait(1 * SECOND)
    expect(signals).toHaveLength(2)
    expect(result.current.error).toBeNull()
  })

  it('fetches on return if the wait after a 429 is over', async () => {
    responses = [json({ error: 'Slow down.', retry_after: 37 }, 429), json(running)]
    await watch('auto')
    setVisibility('hidden')
    await wait(600 * SECOND)
    expect(signals).toHaveLength(1)
    setVisibility('visible')
    await wait(0)
    expect(signals).toHaveLength(2)
  })

  it('returns the wait after a 429, even if refresh is off', async () => {
    responses = [json({ error: 'Slow down.', retry_after: 37 }, 429)]
    const { result } = await watch('never')
    expect(result.current).toMatchObject({ nextPollAt: null })
    expect((result.current.waitUntil - Date.now()) / SECOND).toBeCloseTo(37, 1)
  })

  it('does not return an old result as new if a search is repeated', async () => {
    responses = [json(running), json(ended), never]
    const { result, rerender } = await watch('auto')
    rerender({ job: 'b', refreshInterval: 'auto' })
    await wait(0)
    rerender({ job: 'a', refreshInterval: 'auto' })
    await wait(0)
    expect(result.current.state).toBe('searching')
    expect(result.current.result?.jobs).toEqual(ended.training_jobs)
  })

  it('keeps the first error while it retries', async () => {
    responses = [json({}, 500), never]
    const { result } = await watch('auto')
    await wait(1 * SECOND)
    expect(result.current).toMatchObject({
      state: 'failed',
      fetching: true,
      error: { kind: 'server' },
    })
  })

  it('cancels an obsolete search, and keeps the rows of the previous one', async () => {
    responses = [json(running), never]
    const { result, rerender } = await watch('auto')
    rerender({ job: 'b', refreshInterval: 'auto' })
    rerender({ job: 'c', refreshInterval: 'auto' })
    await wait(0)
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, true, false])
    expect(result.current.state).toBe('searching')
    expect(result.current.result?.jobs).toEqual(running.training_jobs)
  })

  it('returns the same object if a poll changes nothing', async () => {
    responses = [json(running)]
    const { result } = await watch('auto')
    const first = result.current.result
    await wait(5 * SECOND)
    expect(signals).toHaveLength(2)
    expect(result.current.result).toBe(first)
  })

  it('treats the same jobs in another sort order as the same search', async () => {
    responses = [json(running), never, json(ended)]
    const { result, rerender } = await watch('auto')
    const { resultKey } = result.current
    rerender({ job: 'a', refreshInterval: 'auto', order: 'asc' })
    await wait(0)
    expect(result.current).toMatchObject({ resultKey, state: 'ready', fetching: true })
    rerender({ job: 'b', refreshInterval: 'auto', order: 'asc' })
    await wait(0)
    expect(result.current.state).toBe('ready')
    expect(result.current.resultKey).not.toBe(resultKey)
  })
})

async function canceled() {
  responses = [never]
  const hook = await watch('auto')
  act(() => hook.result.current.cancel())
  await wait(0)
  return hook
}

describe('cancel', () => {
  it('aborts the search and stops polling', async () => {
    const { result } = await canceled()
    expect(signals.map((signal) => signal?.aborted)).toEqual([true])
    const state = {
      state: 'canceled',
      fetching: false,
      result: null,
      error: null,
      nextPollAt: null,
    }
    expect(result.current).toMatchObject(state)
    await wait(3_600 * SECOND)
    setVisibility('hidden')
    setVisibility('visible')
    await wait(0)
    expect(signals).toHaveLength(1)
    expect(result.current).toMatchObject(state)
  })

  it('lasts until a refresh, which fetches and resumes polling', async () => {
    const { result } = await canceled()
    responses = [json(running)]
    act(() => result.current.refresh())
    expect(result.current).toMatchObject({ state: 'searching', fetching: true })
    await wait(0)
    expect(result.current).toMatchObject({ state: 'ready' })
    await wait(5 * SECOND)
    expect(signals).toHaveLength(3)
  })

  it('does not affect another search, nor the same one after it', async () => {
    const { result, rerender } = await canceled()
    responses = [json(running)]
    for (const job of ['b', 'a']) {
      rerender({ job, refreshInterval: 'auto' })
      await wait(0)
      expect(result.current).toMatchObject({ state: 'ready' })
    }
    await wait(5 * SECOND)
    expect(signals).toHaveLength(4)
  })

  it('keeps the rows of the previous search', async () => {
    responses = [json(running), never]
    const { result, rerender } = await watch('auto')
    rerender({ job: 'b', refreshInterval: 'auto' })
    await wait(0)
    act(() => result.current.cancel())
    await wait(600 * SECOND)
    expect(result.current).toMatchObject({ state: 'canceled', error: null })
    expect(result.current.result?.jobs).toEqual(running.training_jobs)
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, true])
  })
})
