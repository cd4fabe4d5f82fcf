// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reportProgress } from './progress.ts'
import { useSearchProgress } from './useSearchProgress.ts'

const half = { received: 7, total: 14 }

let client: QueryClient

beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
)

function renderProgress() {
  let renders = 0
  const { result } = renderHook(
    () => {
      renders += 1
      return useSearchProgress()
    },
    { wrapper },
  )
  return { result, renders: () => renders }
}

async function wait(ms: number) {
  // react-query notifies its observers in a separate task.
  for (const step of [ms, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

const start = () => reportProgress(client, new AbortController().signal)

it('is null for a fetch that takes less than 0.6 s', async () => {
  const { result, renders } = renderProgress()
  const before = renders()
  const fetching = start()
  fetching.set(half)
  await wait(590)
  fetching.end()
  await wait(1000)
  expect(result.current).toBeNull()
  expect(renders() - before).toBeLessThanOrEqual(1)
})

it('is returned for a longer fetch, even before its first byte, until it ends', async () => {
  const { result } = renderProgress()
  const fetching = start()
  await wait(600)
  expect(result.current).toEqual({ received: 0, total: null })
  fetching.set(half)
  await wait(0)
  expect(result.current).toEqual(half)
  fetching.end()
  await wait(0)
  expect(result.current).toBeNull()
})

it('is that of the last fetch after the previous one is canceled', async () => {
  const { result } = renderProgress()
  const first = new AbortController()
  const canceled = reportProgress(client, first.signal)
  await wait(600)
  const fetching = start()
  first.abort()
  canceled.set(half)
  canceled.end()
  await wait(0)
  expect(result.current).toBeNull()
  await wait(600)
  fetching.set({ received: 1, total: null })
  canceled.set(half)
  await wait(0)
  expect(result.current).toEqual({ received: 1, total: null })
})
