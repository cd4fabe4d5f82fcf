import { expect, it, vi } from 'vitest'
import { Store } from './store.ts'

it('tells its listeners of every other value, and those that stopped listening of none', () => {
  const store = new Store(1)
  const listener = vi.fn<() => void>()
  const stop = store.subscribe(listener)
  store.set(2)
  store.set(2)
  expect(store.get()).toBe(2)
  expect(listener).toHaveBeenCalledOnce()
  stop()
  store.set(3)
  expect(store.get()).toBe(3)
  expect(listener).toHaveBeenCalledOnce()
})
