// @vitest-environment jsdom
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useOpenJob } from '#src/details/useOpenJob.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { errorTypes } from '#src/jobs/errors/errorTypes.ts'
import { useStatusChanges } from '#src/notices/useStatusChanges.ts'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { createSoakUpstream } from '#src/testing/soakUpstream.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import { useVisibleJobs } from './useVisibleJobs.ts'

const POLLS = Number(process.env['SOAK_POLLS'] ?? 3000)
const SEED = Number(process.env['SOAK_SEED'] ?? 1)

const MINUTE = 60_000
/** Tolerated growth of the engine itself: compiled code and uncollected garbage, bytes. */
const SLACK = 1_500_000

setFlagsFromString('--expose-gc')
// oxlint-disable-next-line no-unsafe-type-assertion -- Node has no type for the engine's function
const collect = runInNewContext('gc') as () => void

function heap(): number {
  for (let round = 0; round < 4; round += 1) collect()
  return process.memoryUsage().heapUsed
}

function countListeners(): () => number {
  let count = 0
  for (const target of [window, document]) {
    // oxlint-disable-next-line unbound-method -- they are applied to their target
    const { addEventListener: add, removeEventListener: remove } = target
    target.addEventListener = (...parameters: Parameters<typeof add>) => {
      count += 1
      add.apply(target, parameters)
    }
    target.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      count -= 1
      remove.apply(target, parameters)
    }
  }
  return () => count
}

/** The page's data from the URL and the responses, without rendering. */
function usePage() {
  const view = parseView('?refresh=auto&q=run&sort=name,-created')
  const search = useTrainingJobs(toSearchRequest(view), 'auto')
  const visible = useVisibleJobs(view, search)
  const options = useKnownOptions()
  const changes = useStatusChanges()
  const { open } = useOpenJob('job60', {
    search,
    rows: visible.jobs ?? [],
    list: '',
    refreshInterval: 'auto',
  })
  const types = search.result && errorTypes(search.result.index)
  return { search, visible, options, changes, open, types }
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it(`after ${POLLS} polls with errors nothing has grown, and the page has the current jobs (seed ${SEED})`, async () => {
  const listeners = countListeners()
  const upstream = createSoakUpstream(SEED)
  vi.stubGlobal('fetch', upstream.fetch)
  const client = new QueryClient()
  const { result, unmount } = renderHook(usePage, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  const pollUntil = async (requested: number) => {
    while (upstream.requests() < requested) {
      await act(async () => await vi.advanceTimersByTimeAsync(MINUTE))
    }
  }
  const usage = () => ({
    listeners: listeners(),
    queries: client.getQueryCache().getAll().length,
    heap: heap(),
  })

  await pollUntil(Math.min(2000, POLLS / 2))
  const before = usage()
  await pollUntil(POLLS)
  const after = usage()
  console.log(`${upstream.requests()} polls: heap ${(after.heap - before.heap) / 1000} kB more`)
  expect(after.heap - before.heap, `seed ${SEED}: heap, bytes`).toBeLessThan(SLACK)
  expect({ ...after, heap: 0 }).toEqual({ ...before, heap: 0 })

  upstream.settle()
  await act(async () => await vi.advanceTimersByTimeAsync(5 * MINUTE))
  const { search, visible } = result.current
  expect(search.error).toBeNull()
  expect(search.result?.jobs).toEqual(upstream.jobs())
  expect(visible.jobs?.map(({ id }) => id).sort()).toEqual(
    upstream
      .jobs()
      .map(({ id }) => id)
      .sort(),
  )
  const counts = new Map<string, number>()
  for (const { current_status: status } of upstream.jobs()) {
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  expect(
    search.result && visible.matching && countByStatus(search.result, visible.matching),
  ).toEqual(counts)

  unmount()
  client.clear()
  expect(vi.getTimerCount(), 'timers that outlive the page').toBe(0)
}, 1_200_000)
