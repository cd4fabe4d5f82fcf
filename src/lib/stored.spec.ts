// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isStored, Stored, storageFailed } from './stored.ts'

const number = { parse: (text: string | null) => Number(text ?? 1), print: String }

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  document.head.replaceChildren()
})

it('reads the stored value, and stores a new one', () => {
  localStorage.setItem('count', '7')
  const count = new Stored('count', number)
  expect(count.get()).toBe(7)
  count.set(8)
  expect(localStorage.getItem('count')).toBe('8')
  expect(new Stored('count', number).get()).toBe(8)
})

it('updates and notifies listeners when another tab changes the value', () => {
  const count = new Stored('count', number)
  const listener = vi.fn<() => void>()
  const { unsubscribe } = count.subscribe(listener)
  localStorage.setItem('count', '3')
  window.dispatchEvent(new StorageEvent('storage', { key: 'other' }))
  expect(listener).not.toHaveBeenCalled()
  window.dispatchEvent(new StorageEvent('storage', { key: 'count' }))
  expect(listener).toHaveBeenCalledOnce()
  expect(count.get()).toBe(3)
  unsubscribe()
  count.set(4)
  expect(listener).toHaveBeenCalledOnce()
})

it('does not overwrite a change by another tab that it has not read yet', () => {
  const count = new Stored('count', number)
  localStorage.setItem('count', '5')
  count.update((value) => value + 1)
  expect(localStorage.getItem('count')).toBe('6')
})

it('shares no values between the dashboard and the demo', () => {
  localStorage.setItem('count', '7')
  const meta = document.createElement('meta')
  meta.name = 'config'
  meta.content = '{"demo":true}'
  document.head.append(meta)
  for (const area of ['local', 'session'] as const) {
    const count = new Stored('count', number, area)
    expect(count.get()).toBe(1)
    count.set(2)
    expect(new Stored('count', number, area).get()).toBe(2)
  }
  expect(isStored('count')).toBe(true)
  localStorage.removeItem('demo:count')
  expect(isStored('count')).toBe(false)
  expect(localStorage.getItem('count')).toBe('7')
  expect(sessionStorage.getItem('demo:count')).toBe('2')
  const count = new Stored('count', number)
  const { unsubscribe } = count.subscribe(() => {})
  localStorage.setItem('demo:count', '5')
  window.dispatchEvent(new StorageEvent('storage', { key: 'count' }))
  expect(count.get()).toBe(1)
  window.dispatchEvent(new StorageEvent('storage', { key: 'demo:count' }))
  expect(count.get()).toBe(5)
  unsubscribe()
})

it('has the new value in memory if storage is blocked', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
  const count = new Stored('count', number)
  count.set(2)
  count.update((value) => value + 1)
  expect(count.get()).toBe(3)
})

it('has the new value in memory if storage is full, and reports it', () => {
  localStorage.setItem('count', '7')
  const count = new Stored('count', number)
  storageFailed.set(false)
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  count.set(8)
  expect(storageFailed.get()).toBe(true)
  // The stored value is the old one, not another tab's.
  count.update((value) => value + 1)
  window.dispatchEvent(new StorageEvent('storage', { key: 'count' }))
  expect(count.get()).toBe(9)
  full.mockRestore()
  count.update((value) => value + 1)
  expect(localStorage.getItem('count')).toBe('10')
})

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}
