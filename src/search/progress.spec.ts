import { afterEach, expect, it, vi } from 'vitest'
import { progress } from './progress.ts'

afterEach(() => progress.set(null))

it('tells its listeners of every step, and those that stopped listening of none', () => {
  const listener = vi.fn<() => void>()
  const stop = progress.subscribe(listener)
  expect(progress.get()).toBeNull()

  const half = { received: 7, total: null }
  progress.set(half)
  expect(progress.get()).toBe(half)
  expect(listener).toHaveBeenCalledOnce()

  stop()
  progress.set(null)
  expect(progress.get()).toBeNull()
  expect(listener).toHaveBeenCalledOnce()
})
