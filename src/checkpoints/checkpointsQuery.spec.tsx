// @vitest-environment jsdom
import { focusManager, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Checkpoint } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aCheckpoint } from '#src/testing/checkpoint.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { checkpointsQuery } from './checkpointsQuery.ts'
import { useFiles } from './useFiles.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const NOW = Date.parse('2026-03-02T12:00:00Z')

const jobAt = (status: string, updated: number) =>
  aTrainingJob({
    current_status: `TRAINING_JOB_${status}`,
    updated_at: new Date(updated).toISOString(),
  })
const running = jobAt('RUNNING', NOW - 30 * MINUTE)
const ended = jobAt('COMPLETED', NOW - 30 * MINUTE)

let client: QueryClient
let urls: string[]
let respond: (url: URL) => Response

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  client = new QueryClient()
  urls = []
  vi.stubGlobal('fetch', (url: string) => {
    urls.push(url)
    return Promise.resolve(respond(new URL(url, 'http://x/')))
  })
})
afterEach(() => {
  cleanup()
  client.clear()
  focusManager.setFocused(undefined)
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
)

/** Lets time pass and responses arrive, which takes 5 ms more. */
async function pass(ms: number): Promise<void> {
  for (const step of [ms, 1, 1, 1, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

const listing = (checkpoints: readonly Checkpoint[]) => () =>
  Response.json({ training_job: aTrainingJob(), checkpoints })
const refusing = (status: number, body: object) => () => Response.json(body, { status })

function openCheckpoints(job: TrainingJob) {
  const hook = renderHook(
    (props: { readonly job: TrainingJob }) => useQuery(checkpointsQuery(props.job)),
    {
      wrapper,
      initialProps: { job },
    },
  )
  const idsOf = () => hook.result.current.data?.value.checkpoints.map((each) => each.checkpoint_id)
  return { ...hook, idsOf, failed: () => hook.result.current.error }
}

describe('the checkpoints of an active job', () => {
  it('are polled every 30 s while they are visible', async () => {
    respond = listing([])
    const { idsOf } = openCheckpoints(running)
    await pass(0)
    expect(urls).toEqual(['./api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/checkpoints'])
    expect(idsOf()).toEqual([])
    respond = listing([aCheckpoint({ checkpoint_id: 'new' })])
    await pass(30 * SECOND)
    expect(idsOf()).toEqual(['new'])
    focusManager.setFocused(false)
    await pass(5 * MINUTE)
    expect(urls).toHaveLength(2)
    focusManager.setFocused(true)
    await pass(0)
    expect(urls).toHaveLength(3)
  })

  it('are read once more after the job’s end, and then no more', async () => {
    respond = listing([aCheckpoint({ checkpoint_id: 'a' })])
    const { rerender, idsOf } = openCheckpoints(running)
    await pass(10 * SECOND)
    rerender({ job: jobAt('COMPLETED', NOW + 5 * SECOND) })
    respond = listing([aCheckpoint({ checkpoint_id: 'last' })])
    await pass(30 * SECOND)
    expect(idsOf()).toEqual(['last'])
    await pass(10 * MINUTE)
    expect(urls).toHaveLength(2)
  })
})

it('the checkpoints of an ended job are read once each time they are opened', async () => {
  respond = listing([aCheckpoint()])
  const first = openCheckpoints(ended)
  await pass(10 * MINUTE)
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  await pass(0)
  expect(urls).toHaveLength(1)
  first.unmount()
  const again = openCheckpoints(ended)
  expect(again.idsOf()).toEqual(['checkpoint-100'])
  await pass(0)
  expect(urls).toHaveLength(2)
})

describe('a failed request for checkpoints', () => {
  it('keeps those that are loaded, says since when, and is repeated', async () => {
    respond = listing([aCheckpoint()])
    const { idsOf, failed } = openCheckpoints(running)
    await pass(0)
    respond = refusing(504, { error: { code: 'upstream_timeout', message: 'Late.' } })
    await pass(30 * SECOND)
    const since = failed()?.since ?? NaN
    expect(since).toBeGreaterThanOrEqual(NOW + 30 * SECOND)
    expect(since).toBeLessThan(NOW + 31 * SECOND)
    // After 1, 2 and 4 s.
    await pass(8 * SECOND)
    expect(urls).toHaveLength(5)
    expect(failed()).toMatchObject({ since, error: { kind: 'timeout', failures: 4 } })
    expect(idsOf()).toEqual(['checkpoint-100'])
    respond = listing([])
    await pass(10 * SECOND)
    expect(failed()).toBeNull()
    expect(idsOf()).toEqual([])
  })

  it('counts from the first request, also without any response', async () => {
    respond = refusing(500, { error: 'Oops' })
    const { failed, idsOf } = openCheckpoints(ended)
    await pass(4 * SECOND)
    expect(failed()).toMatchObject({ since: NOW, error: { failures: 3 } })
    expect(idsOf()).toBeUndefined()
    respond = listing([aCheckpoint()])
    await pass(5 * SECOND)
    expect(idsOf()).toEqual(['checkpoint-100'])
  })

  it('isn’t repeated before the wait that the API requires, not even when it is opened again', async () => {
    respond = refusing(429, { error: 'Rate limit exceeded.', retry_after: 20 })
    const { unmount } = openCheckpoints(running)
    await pass(10 * SECOND)
    unmount()
    const { failed } = openCheckpoints(running)
    await pass(9 * SECOND)
    expect(urls).toHaveLength(1)
    expect(failed()?.error.kind).toBe('rate-limited')
  })
})

const fileAt = (index: number) => ({
  relative_file_name: `checkpoint-${index % 2}/file-${index}`,
  node_rank: 0,
  size_bytes: 1,
  last_modified: '2026-03-02T10:00:00.000Z',
})

const tokens = () => urls.map((url) => new URL(url, 'http://x/').searchParams.get('page_token'))

const openFiles = () => renderHook(() => useFiles(running), { wrapper })

const countOf = ({ current }: { readonly current: ReturnType<typeof useFiles> }) =>
  current.pages.flatMap(({ presigned_urls: files }) => files).length

/** Responds with pages of two files out of six. */
const paging = (last: number | null) => (url: URL) => {
  const from = Number(url.searchParams.get('page_token') ?? 0)
  const files = Array.from({ length: Math.max(0, Math.min(2, 6 - from)) }, (_, index) =>
    fileAt(from + index),
  )
  const next = from + 2 < 6 ? from + 2 : last
  return Response.json({ presigned_urls: files, next_page_token: next, total_count: 6 })
}

describe('the files of the checkpoints', () => {
  it('are read page by page until there is no token', async () => {
    respond = paging(null)
    const { result } = openFiles()
    expect(result.current.isReading).toBe(true)
    for (let page = 0; page < 4; page += 1) await pass(0)
    expect(tokens()).toEqual([null, '2', '4'])
    expect(urls[1]).toBe(
      './api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/checkpoint_files?page_size=1000&page_token=2',
    )
    expect(result.current.isReading).toBe(false)
    expect(countOf(result)).toBe(6)
  })

  it('are read until an empty page', async () => {
    respond = paging(6)
    const { result } = openFiles()
    for (let page = 0; page < 6; page += 1) await pass(0)
    expect(tokens()).toEqual([null, '2', '4', '6'])
    expect(result.current.isReading).toBe(false)
    expect(countOf(result)).toBe(6)
  })

  it('are read once for several open checkpoints', async () => {
    respond = paging(null)
    const hook = renderHook(() => [useFiles(running), useFiles(running)] as const, { wrapper })
    for (let page = 0; page < 4; page += 1) await pass(0)
    expect(tokens()).toEqual([null, '2', '4'])
    expect(hook.result.current.map(({ isReading }) => isReading)).toEqual([false, false])
  })

  it('of an error’s earlier pages stay, and retrying continues after them', async () => {
    respond = (url) =>
      url.searchParams.has('page_token')
        ? Response.json({ error: 'Slow down.', retry_after: 5 }, { status: 429 })
        : paging(null)(url)
    const { result } = openFiles()
    for (let page = 0; page < 4; page += 1) await pass(0)
    expect(tokens()).toEqual([null, '2'])
    expect(result.current.error?.kind).toBe('rate-limited')
    expect(result.current.waitUntil).toBeGreaterThan(Date.now())
    expect(countOf(result)).toBe(2)
    respond = paging(null)
    await pass(5 * SECOND)
    act(() => result.current.retry())
    for (let page = 0; page < 4; page += 1) await pass(0)
    expect(tokens()).toEqual([null, '2', '2', '4'])
    expect(countOf(result)).toBe(6)
  })
})
