import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPacer } from './yieldToMain.ts'

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('goes on until 5 ms are over, gives way, and begins anew', async () => {
  const pause = createPacer(5)
  vi.advanceTimersByTime(4)
  expect(pause()).toBeNull()
  vi.advanceTimersByTime(1)
  const pausing = pause()
  expect(pausing).toBeInstanceOf(Promise)

  // Other work takes its time.
  vi.advanceTimersByTime(100)
  await pausing
  expect(pause()).toBeNull()
  vi.advanceTimersByTime(5)
  expect(pause()).not.toBeNull()
})

it('waits its turn without a timer, which a hidden tab would slow down, where the browser can', async () => {
  const postTask = vi.fn<(task: () => void) => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('scheduler', { postTask })
  const pause = createPacer(5)
  vi.advanceTimersByTime(5)
  await pause()
  expect(postTask).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})
