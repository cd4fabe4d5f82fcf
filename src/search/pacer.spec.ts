import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPacer } from './pacer.ts'

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('goes on until 5 ms are over, gives way, and begins anew', async () => {
  const pause = createPacer()
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

it('is the next to go on where the browser can do that', async () => {
  const yieldNow = vi.fn<() => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('scheduler', { yield: yieldNow })
  const pause = createPacer()
  vi.advanceTimersByTime(5)
  await pause()
  expect(yieldNow).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})
