import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { getResponse } from 'msw'
import { useState, type ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { metricsResponseSchema, type MetricsResponse } from '#src/contract/metrics.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createHandlers } from '#src/demo/handlers.ts'
import { parseView } from '#src/view/url.ts'
import { ViewProvider, type ViewChange } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { changedView } from './changedView.ts'
import { aTrainingJob } from './job.ts'
import { stubCharts } from './stubCharts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** When the specs of metrics begin, by fake timers. */
export const NOW = Date.parse('2026-03-02T12:00:00Z')

/** A job that has been running for two hours. */
export const running = aTrainingJob({
  created_at: new Date(NOW - 3 * HOUR).toISOString(),
  updated_at: new Date(NOW - 2 * HOUR).toISOString(),
})

/** A job that ended two hours ago, after two hours. */
export const completed = aTrainingJob({
  id: 'done',
  created_at: new Date(NOW - 4 * HOUR).toISOString(),
  updated_at: new Date(NOW - 2 * HOUR).toISOString(),
  current_status: 'TRAINING_JOB_COMPLETED',
})

type Change = (body: MetricsResponse) => unknown

interface MetricsPage {
  /** The queries of the requests for metrics, oldest first. */
  readonly requests: readonly URLSearchParams[]
  /** Responds with a function; the mock API responds if that is `null`. */
  readonly respond: (respond: (() => Response) | null) => void
  /** Changes the mock API's valid responses. */
  readonly change: (change: Change) => void
  /** Renders parts of a job's details with a query string. Returns the function that renders others. */
  readonly open: (query: string, parts: ReactNode) => (parts: ReactNode) => void
}

/** Gives each test of a spec fake timers, a React Query client and the mock API. */
export function setUpMetrics(jobs: readonly TrainingJob[]): MetricsPage {
  let client: QueryClient
  let respond: (() => Response) | null = null
  let change: Change | null = null
  const requests: URLSearchParams[] = []
  const handlers = createHandlers({ key: null, jobs: () => jobs, scenario: () => null })

  // Without the signal, which is jsdom's.
  async function fetch(target: string, { signal: _signal, ...init }: RequestInit) {
    const url = new URL(target, 'http://localhost/')
    requests.push(url.searchParams)
    if (respond) return respond()
    const response = await getResponse(handlers, new Request(url, init))
    if (!response?.ok) return response ?? Response.error()
    if (!change) return response
    return Response.json(change(metricsResponseSchema.parse(await response.json())))
  }

  function Page({ query, parts }: { readonly query: string; readonly parts: ReactNode }) {
    const [view, set] = useState<View>(() => ({ ...parseView(query), open: running.id }))
    const setView = (next: ViewChange) => set((before) => changedView(before, next))
    return (
      <QueryClientProvider client={client}>
        <ViewProvider view={view} setView={setView}>
          {parts}
        </ViewProvider>
      </QueryClientProvider>
    )
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    vi.stubGlobal('fetch', fetch)
    stubCharts(480)
    client = new QueryClient()
    respond = null
    change = null
    requests.length = 0
  })
  afterEach(() => {
    cleanup()
    client.clear()
    focusManager.setFocused(undefined)
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
  return {
    requests,
    respond: (next) => {
      respond = next
    },
    change: (next) => {
      change = next
    },
    open: (query, parts) => {
      const { rerender } = render(<Page query={query} parts={parts} />)
      return (others) => rerender(<Page query={query} parts={others} />)
    },
  }
}

/** Lets time pass and responses arrive, which takes 5 ms more. */
export async function pass(ms: number): Promise<void> {
  for (const step of [ms, 1, 1, 1, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}
