import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import { HttpResponse } from 'msw'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import { lineRefOf, printLineRef } from '#src/logs/lineRef.ts'
import type { OpenLog } from '#src/logs/openLog.ts'
import { useLog } from '#src/logs/useLog.ts'
import { aTrainingJob } from './job.ts'
import type { LogRequest, MockLine } from './mockLog.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** When the specs of the open log begin, by fake timers. */
export const NOW = Date.parse('2026-03-02T12:00:00Z')

/** Returns a job on two nodes that failed two hours ago, after some ms. */
export function failedAfter(ms: number, id = 'p7qr9qv'): TrainingJob {
  const end = NOW - 2 * HOUR
  return aTrainingJob({
    id,
    created_at: new Date(end - ms).toISOString(),
    updated_at: new Date(end).toISOString(),
    current_status: 'TRAINING_JOB_FAILED',
    error_message: 'ValueError: Out of data.',
    node_count: 2,
  })
}

export const failed = failedAfter(2 * HOUR)

export const running = aTrainingJob({
  created_at: new Date(NOW - HOUR).toISOString(),
  updated_at: new Date(NOW - HOUR + 2 * MINUTE).toISOString(),
})

/** Gives each test of a spec fake timers and a React Query client. */
export function setUpLogs(): () => QueryClient {
  let client: QueryClient
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    client = new QueryClient()
  })
  afterEach(() => {
    cleanup()
    client.clear()
    clockOffset.set(0)
    focusManager.setFocused(undefined)
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
  return () => client
}

/** Lets time pass and responses arrive, which takes 5 ms more. */
export async function pass(ms: number): Promise<void> {
  for (const step of [ms, 1, 1, 1, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

/** Opens the log of a job. */
export function openLog(client: QueryClient, job: TrainingJob, line: string | null = null) {
  const hook = renderHook(
    (props: { readonly job: TrainingJob; readonly line: string | null }) =>
      useLog(props.job, props.line),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
      initialProps: { job, line },
    },
  )
  return { ...hook, log: () => hook.result.current }
}

export const linesOf = ({ log: { buffer } }: OpenLog) => buffer.slice(0, buffer.length)
export const messagesOf = (log: OpenLog) => linesOf(log).map(({ message }) => message)

/** Returns a line at a time, ms since the epoch, that the API returns some ms later. */
export const lineAt = (ms: number, message: string, late = 0): MockLine => ({
  timestamp: `${ms}000000`,
  message,
  replica: null,
  level: 'INFO',
  arrival: ms + late,
})

/** Responds with a line for each second of the window up to now; see {@link secondAt}. */
export function everySecond(request: LogRequest): Response {
  const { start_epoch_millis: start, end_epoch_millis: end, direction, limit } = request
  const first = Math.ceil(start / SECOND)
  const last = Math.floor(Math.min(end, Date.now()) / SECOND)
  const count = Math.max(0, Math.min(limit, last - first + 1))
  const logs = Array.from({ length: count }, (_, index) => {
    const second = direction === 'asc' ? first + index : last - index
    return { timestamp: `${second}000000000`, message: secondAt(second * SECOND), level: 'INFO' }
  })
  return HttpResponse.json({ logs })
}

/** Returns the message of {@link everySecond} at a time, ms since the epoch. */
export const secondAt = (ms: number) => `second ${ms / SECOND}`

/** Returns the link to a line of {@link everySecond}, or to one with another message at its time. */
export const linkTo = (ms: number, message = secondAt(ms)) =>
  printLineRef(lineRefOf({ time: BigInt(ms) * 1_000_000n, message, replica: null, level: 'INFO' }))
