import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createYielder, runInSlices } from './yieldToMain.ts'

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('yields every 5 ms', async () => {
  const pause = createYielder(5)
  vi.advanceTimersByTime(4)
  expect(pause()).toBeNull()
  vi.advanceTimersByTime(1)
  const pausing = pause()
  expect(pausing).toBeInstanceOf(Promise)

  // Other work runs for 100 ms.
  vi.advanceTimersByTime(100)
  await pausing
  expect(pause()).toBeNull()
  vi.advanceTimersByTime(5)
  expect(pause()).not.toBeNull()
})

it('can yield later the first time', async () => {
  const pause = createYielder(5, 25)
  vi.advanceTimersByTime(24)
  expect(pause()).toBeNull()
  vi.advanceTimersByTime(1)
  const pausing = pause()
  vi.advanceTimersByTime(1)
  await pausing
  vi.advanceTimersByTime(5)
  expect(pause()).not.toBeNull()
})

it('yields without a timer if supported, since hidden tabs throttle timers', async () => {
  const postTask = vi.fn<(task: () => void) => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('scheduler', { postTask })
  const pause = createYielder(5)
  vi.advanceTimersByTime(5)
  await pause()
  expect(postTask).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

/** Four steps of 3 ms each. */
function* steps(log: (number | string)[]): Generator<void, string> {
  for (let step = 1; step <= 4; step++) {
    log.push(step)
    vi.advanceTimersByTime(3)
    yield
  }
  return 'done'
}

describe('steps in slices', () => {
  it('let other work run after 5 ms', async () => {
    const log: (number | string)[] = []
    vi.stubGlobal('scheduler', { postTask: async () => void log.push('other work') })
    const running = runInSlices(steps(log), 5, new AbortController().signal)
    expect(await running).toBe('done')
    expect(log).toEqual([1, 2, 'other work', 3, 4, 'other work'])
  })

  it('stop once they are aborted', async () => {
    const log: (number | string)[] = []
    const gone = new AbortController()
    vi.stubGlobal('scheduler', { postTask: async () => gone.abort() })
    expect(await runInSlices(steps(log), 5, gone.signal)).toBeNull()
    expect(log).toEqual([1, 2])
  })
})
