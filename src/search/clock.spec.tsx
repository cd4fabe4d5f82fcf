// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clockOffset, currentTime } from '#src/lib/apiClock.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { useClock, useMachineClock } from '#src/ui/clock.ts'
import { useTrainingJobs } from './useTrainingJobs.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const START = Date.parse('2026-03-02T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  cleanup()
  clockOffset.set(0)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Renders the page's search and both clocks. Every response has this status and body, and a date two hours ahead. */
async function search(status: number, body: unknown) {
  const headers = { 'x-upstream-date': new Date(START + 2 * HOUR).toUTCString() }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers }))
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const hook = renderHook(
    () => ({
      search: useTrainingJobs({}, 'never'),
      now: useClock((now) => now),
      machine: useMachineClock((now) => now),
    }),
    { wrapper },
  )
  // The code that corrects the clock is loaded on demand, which fake timers don't control.
  await vi.waitFor(async () => {
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(hook.result.current.search.fetching).toBe(false)
  })
  return hook
}

/** Returns the difference of two times, hours. */
const hours = (a: number, b: number) => (a - b) / HOUR

it('dates a response by the API’s clock as soon as it arrives', async () => {
  const { result } = await search(200, { training_jobs: [aTrainingJob()] })
  expect(result.current.search.result?.jobs).toHaveLength(1)
  expect(hours(result.current.search.fetchedAt, START)).toBeCloseTo(2, 2)
  expect(hours(result.current.now, START)).toBeCloseTo(2, 2)
  expect(hours(currentTime(), START)).toBeCloseTo(2, 2)
})

it('corrects the clock by an error response, but counts its wait by the machine’s clock', async () => {
  const { result } = await search(429, { error: 'Slow down.', retry_after: 37 })
  expect(hours(result.current.now, START)).toBeCloseTo(2, 2)
  const wait = result.current.search.waitUntil - result.current.machine
  expect(wait / SECOND).toBeGreaterThan(35)
  expect(wait / SECOND).toBeLessThan(39)
})
