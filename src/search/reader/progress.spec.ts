import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { progress } from './progress.ts'

const half = { received: 7, total: 14 }
const listener = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers()
  listener.mockClear()
})

afterEach(() => {
  progress.start().end()
  vi.useRealTimers()
})

it('tells nobody of a search that is soon over', () => {
  const stop = progress.subscribe(listener)
  const search = progress.start()
  search.set(half)
  expect(progress.get()).toBeNull()
  vi.advanceTimersByTime(599)
  search.end()
  vi.advanceTimersByTime(1000)
  expect(progress.get()).toBeNull()
  expect(listener).not.toHaveBeenCalled()
  stop()
})

it('tells of a longer one, from its first byte or before', () => {
  const stop = progress.subscribe(listener)
  const search = progress.start()
  vi.advanceTimersByTime(600)
  expect(progress.get()).toEqual({ received: 0, total: null })
  expect(listener).toHaveBeenCalledTimes(1)
  search.set(half)
  expect(progress.get()).toBe(half)
  expect(listener).toHaveBeenCalledTimes(2)
  search.end()
  expect(progress.get()).toBeNull()
  expect(listener).toHaveBeenCalledTimes(3)
  stop()
})

it('begins anew with every search, and forgets who stopped listening', () => {
  const stop = progress.subscribe(listener)
  progress.start()
  vi.advanceTimersByTime(500)
  progress.start()
  vi.advanceTimersByTime(500)
  expect(progress.get()).toBeNull()
  stop()
  vi.advanceTimersByTime(100)
  expect(progress.get()).not.toBeNull()
  expect(listener).not.toHaveBeenCalled()
})

it('does not hear of a search any more that another took the place of', () => {
  const given = progress.start()
  const search = progress.start()
  given.set(half)
  given.end()
  vi.advanceTimersByTime(600)
  expect(progress.get()).toEqual({ received: 0, total: null })
  search.set(half)
  given.set({ received: 1, total: null })
  given.end()
  expect(progress.get()).toBe(half)
})
