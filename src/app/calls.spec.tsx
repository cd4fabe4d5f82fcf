import { setMaxListeners } from 'node:events'
// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { getResponse } from 'msw'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkpointsQuery } from '#src/checkpoints/checkpointsQuery.ts'
import { useFiles } from '#src/checkpoints/useFiles.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createHandlers } from '#src/demo/handlers.ts'
import { randomFor } from '#src/demo/random.ts'
import { lifetimeOf } from '#src/jobs/lifetime.ts'
import { LoggedReason } from '#src/logs/LoggedReason.tsx'
import { openLog } from '#src/logs/logState.ts'
import { readLog } from '#src/logs/readLog.ts'
import { nextTailPoll } from '#src/logs/tail.ts'
import { useLog } from '#src/logs/useLog.ts'
import { IdleMark, IdleNote } from '#src/metrics/IdleNotes.tsx'
import { METRICS_INTERVAL } from '#src/metrics/metricsQuery.ts'
import { MetricsTab } from '#src/metrics/MetricsTab.tsx'
import { toQuery, windowOf } from '#src/metrics/metricsWindow.ts'
import { capacityQuery } from '#src/overview/capacity/capacityQuery.ts'
import type { Accepted } from '#src/proxy/accept.ts'
import { Calls } from '#src/proxy/calls.ts'
import { readConfig } from '#src/proxy/config.ts'
import { BufferPool } from '#src/proxy/sharedBody.ts'
import { nextPoll } from '#src/search/polling.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { SearchPage } from '#src/testing/SearchPage.tsx'
import { stubCharts } from '#src/testing/stubCharts.ts'
import { parseView } from '#src/view/url.ts'
import { ViewProvider } from '#src/view/useView.tsx'
import { watchJobs } from '#src/watch/actions.ts'
import { alerts } from '#src/watch/alerts.ts'
import { Watcher } from '#src/watch/Watcher.tsx'
import { watches } from '#src/watch/watches.ts'

/** Counts the calls in the table of docs/calls.md: those of one viewer at the mock API, those of 200 behind the proxy. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const NOW = Date.parse('2026-03-02T12:00:00Z')

const jobAt = (overrides: Partial<TrainingJob>) =>
  aTrainingJob({
    created_at: new Date(NOW - 60 * MINUTE).toISOString(),
    updated_at: new Date(NOW - 30 * MINUTE).toISOString(),
    ...overrides,
  })
const running = jobAt({ id: 'running' })
const failed = jobAt({
  id: 'failed',
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'Exit code 1',
})
const JOBS = [running, failed]

let calls = 0

// With fake timers, a module that is loaded on demand would arrive too late.
beforeAll(() => import('#src/overview/capacity/loadCapacity.ts'))

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  calls = 0
  const handlers = createHandlers({ key: null, jobs: () => JOBS, scenario: () => null })
  stubCharts(480)
  // Without the signal, which is jsdom's.
  vi.stubGlobal('fetch', async (url: string, { signal: _signal, ...init }: RequestInit) => {
    calls += 1
    const response = await getResponse(handlers, new Request(new URL(url, 'http://x/'), init))
    return response ?? Response.error()
  })
})
afterEach(() => {
  cleanup()
  watches.set({ jobs: [], views: [] })
  alerts.set([])
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

/** Returns the calls of some minutes. A second at a time, since responses arrive in between. */
async function callsIn(minutes: number): Promise<number> {
  const before = calls
  for (let second = 0; second < minutes * 60; second += 1) {
    await act(() => vi.advanceTimersByTimeAsync(SECOND))
  }
  return calls - before
}

/** Returns the calls per minute of a page that is visible, hidden, and closed. */
async function callsOfPage(page: ReactNode): Promise<number[]> {
  const client = new QueryClient()
  setVisibility('visible')
  const { unmount } = render(<QueryClientProvider client={client}>{page}</QueryClientProvider>)
  // The first responses, and what follows at once.
  await callsIn(0.1)
  const visible = await callsIn(1)
  setVisibility('hidden')
  await callsIn(1)
  const hidden = await callsIn(1)
  unmount()
  const closed = await callsIn(1)
  client.clear()
  setVisibility('visible')
  return [visible, hidden, closed]
}

function Log({ job }: { readonly job: TrainingJob }) {
  useLog(job, null)
  return null
}

/** The parts of a job's details that read metrics. */
function Details({ query, job }: { readonly query: string; readonly job: TrainingJob }) {
  const view = parseView(query)
  return (
    <ViewProvider view={view} setView={() => {}}>
      <IdleMark job={job} statuses={[]} onOpen={() => {}} />
      <IdleNote job={job} statuses={[]} onOpen={() => {}} />
      {view.tab === 'metrics' && <MetricsTab job={job} />}
    </ViewProvider>
  )
}

function Checkpoints({ job }: { readonly job: TrainingJob }) {
  useQuery(checkpointsQuery(job))
  return null
}

function Files({ job }: { readonly job: TrainingJob }) {
  useFiles(job)
  return null
}

function Capacity() {
  useQuery(capacityQuery)
  return null
}

/** Returns the wait to a viewer's next request after a response, ms. */
type View = (call: (key: string) => Promise<void>) => Promise<number | false>

const VIEWERS = 200
/** How long the API takes to respond, ms. */
const LATENCY = 300

/** Returns the proxy's calls per minute for 200 viewers that begin at different times; measured for some ms. */
async function callsOfViewers(viewOf: (viewer: number) => View, ms: number): Promise<number> {
  vi.useFakeTimers({ now: NOW })
  const random = randomFor(1, 1)
  let made = 0
  const { sharedMs } = readConfig({ BASETEN_API_KEY: 'key' })
  const callApi = async (): Promise<Accepted> => {
    made += 1
    await new Promise((resolve) => setTimeout(resolve, LATENCY))
    const body = Readable.from([Buffer.from('{"logs":[]}')])
    return { body, length: undefined, encoding: undefined, date: undefined }
  }
  const shared = new Calls(callApi, sharedMs, new BufferPool(1e6))
  const { signal } = new AbortController()
  setMaxListeners(Infinity, signal)
  const until = Date.now() + 2 * ms
  const viewer = async (index: number) => {
    const view = viewOf(index)
    await sleep(random() * ms)
    while (Date.now() < until) {
      const wait = await view((key) =>
        shared.share(key, { fresh: false, client: '', signal }, async ({ body }) => {
          await buffer(body.read())
          // Without it, the viewers of one call would stay in step.
          await sleep(random() * LATENCY)
        }),
      )
      if (wait === false) return
      await sleep(wait)
    }
  }
  const viewers = Array.from({ length: VIEWERS }, (_, index) => viewer(index))
  await vi.advanceTimersByTimeAsync(ms)
  const before = made
  await vi.advanceTimersByTimeAsync(ms)
  const result = ((made - before) * MINUTE) / ms
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  await Promise.all(viewers)
  return result
}

const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

const searching = (active: boolean, failures: boolean) => (): View => async (call) => {
  await call('search')
  return nextPoll({ refreshInterval: 'auto', active, failures, error: null })
}

/** A read that is repeated every 30 s. */
const reading = (): View => async (call) => {
  await call('read')
  return 30 * SECOND
}

const tailing = (job: TrainingJob) => (): View => {
  const span = { createdAt: Date.parse(job.created_at), endedAt: null }
  let state = openLog(null, span, Date.now())
  return async (call) => {
    await readLog({
      get: () => state,
      set: (next) => {
        state = next
      },
      span,
      now: Date.now,
      fetchPage: async (request) => {
        await call(JSON.stringify({ ...request, pass: null }))
        return []
      },
      signal: new AbortController().signal,
    })
    return nextTailPoll({
      visible: true,
      active: true,
      endedAt: null,
      now: Date.now(),
      error: null,
    })
  }
}

const watchingMetrics = (job: TrainingJob) => (): View => async (call) => {
  await call(JSON.stringify(toQuery(windowOf('1h', lifetimeOf(job), Date.now()))))
  return METRICS_INTERVAL
}

interface Row {
  readonly what: string
  readonly page: ReactNode
  /** Prepares the page. */
  readonly watch?: readonly TrainingJob[]
  readonly viewers: ((viewer: number) => View) | null
  /** How long to measure the calls of 200 viewers, ms. Default: a minute. */
  readonly during?: number
}

const ROWS: readonly Row[] = [
  {
    what: 'Search with an active job',
    page: <SearchPage query="">{null}</SearchPage>,
    viewers: searching(true, false),
    during: 20 * SECOND,
  },
  {
    what: 'Search for failed jobs',
    page: <SearchPage query="?status=failed">{null}</SearchPage>,
    viewers: searching(false, true),
    during: 30 * SECOND,
  },
  {
    what: 'Search without an active job',
    page: <SearchPage query="?status=completed">{null}</SearchPage>,
    viewers: searching(false, false),
  },
  {
    what: 'Watched job or view that the list doesn’t have',
    page: (
      <SearchPage query="?status=completed&refresh=off">
        <Watcher />
      </SearchPage>
    ),
    watch: [running],
    viewers: searching(false, false),
  },
  {
    what: 'Log of an active job',
    page: <Log job={running} />,
    viewers: tailing(running),
    during: 10 * SECOND,
  },
  { what: 'Log of an ended job', page: <Log job={failed} />, viewers: null },
  {
    what: 'Metrics of an active job',
    page: <Details query="?tab=metrics" job={running} />,
    viewers: watchingMetrics(running),
    during: 30 * SECOND,
  },
  {
    what: 'Metrics of an ended job',
    page: <Details query="?tab=metrics" job={failed} />,
    viewers: null,
  },
  { what: 'Idle GPUs of a running job', page: <Details query="" job={running} />, viewers: null },
  {
    what: 'Reason of a failure, from the log',
    page: <LoggedReason job={failed} onOpenLine={() => {}} />,
    viewers: null,
  },
  { what: 'Checkpoints of an active job', page: <Checkpoints job={running} />, viewers: reading },
  { what: 'Checkpoints of an ended job', page: <Checkpoints job={failed} />, viewers: null },
  { what: 'Files of a checkpoint', page: <Files job={running} />, viewers: null },
  { what: 'GPU limits, in the overview or on the wall', page: <Capacity />, viewers: reading },
]

/** The figures of each row of the table: a viewer's per minute in three states of a tab, and the maximum of 200. */
const table = new Map(
  readFileSync('docs/calls.md', 'utf8')
    .split('\n')
    .filter((line) => /^\|[^|]+\| +\d/.test(line))
    .map((line) => {
      const [what = '', ...figures] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return [what, figures.slice(0, 4).map(Number)]
    }),
)

describe('docs/calls.md', () => {
  it('has these rows', () => {
    expect([...table.keys()]).toEqual(ROWS.map(({ what }) => what))
  })

  it.each(ROWS)('has the calls per minute of one viewer: $what', async ({ what, page, watch }) => {
    if (watch) watchJobs(watch)
    expect(await callsOfPage(page)).toEqual(table.get(what)?.slice(0, 3))
    expect(calls).toBeGreaterThan(0)
  })

  it.each(ROWS)(
    'has the maximum of 200 viewers: $what',
    async ({ what, viewers, during = MINUTE }) => {
      const max = table.get(what)?.[3]
      const measured = viewers ? await callsOfViewers(viewers, during) : 0
      expect(measured).toBeLessThanOrEqual(max ?? NaN)
      // Not much more than necessary.
      expect(measured).toBeGreaterThanOrEqual((max ?? NaN) * 0.6)
    },
  )
})
