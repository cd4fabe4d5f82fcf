import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPacer, runInSlices } from './yieldToMain.ts'

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

describe('steps in slices', () => {
  function* steps(taken: number[]): Generator<void, string> {
    for (let step = 1; step <= 4; step++) {
      taken.push(step)
      vi.advanceTimersByTime(3)
      yield
    }
    return 'done'
  }

  it('are taken until 5 ms are over, and after other work the next ones', async () => {
    const posted: (() => void)[] = []
    const postTask = (task: () => void) =>
      new Promise<void>((resolve) => {
        posted.push(() => {
          task()
          resolve()
        })
      })
    vi.stubGlobal('scheduler', { postTask })
    const taken: number[] = []
    const running = runInSlices(steps(taken), 5, new AbortController().signal)
    await vi.waitFor(() => expect(posted).toHaveLength(1))
    expect(taken).toEqual([1, 2])
    posted.shift()?.()
    await vi.waitFor(() => expect(posted).toHaveLength(1))
    expect(taken).toEqual([1, 2, 3, 4])
    posted.shift()?.()
    expect(await running).toBe('done')
  })

  it('end when they are aborted', async () => {
    vi.stubGlobal('scheduler', { postTask: async () => {} })
    const gone = new AbortController()
    const taken: number[] = []
    const running = runInSlices(steps(taken), 5, gone.signal)
    await Promise.resolve()
    gone.abort()
    expect(await running).toBeNull()
    expect(taken.length).toBeLessThan(4)
  })
})
