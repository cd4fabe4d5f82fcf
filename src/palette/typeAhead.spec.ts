// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { startTypeAhead, takeTypeAhead } from './typeAhead.ts'

const onKey = vi.fn<() => void>()
addEventListener('keydown', onKey)

function press(keys: readonly string[], init: KeyboardEventInit = {}): number {
  onKey.mockClear()
  for (const key of keys) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
    document.body.dispatchEvent(event)
  }
  return onKey.mock.calls.length
}

afterEach(() => void takeTypeAhead())

it('collects printable characters, applies Backspace and ignores Enter', () => {
  startTypeAhead()
  expect(press(['f', 'a', 'i', 'n', 'Backspace', 'Shift', 'l', 'ArrowDown', 'Enter'])).toBe(0)
  expect(takeTypeAhead()).toBe('fail')
  expect(takeTypeAhead()).toBe('')
  expect(press(['a', 'Enter'])).toBe(2)
  expect(takeTypeAhead()).toBe('')
})

it('leaves shortcuts to the page, and stops on Tab and Escape', () => {
  startTypeAhead()
  expect(press(['k'], { ctrlKey: true })).toBe(1)
  expect(press(['Escape', 'a'])).toBe(2)
  expect(takeTypeAhead()).toBe('')
})

it('starts without earlier text', () => {
  startTypeAhead()
  press(['a'])
  startTypeAhead()
  press(['b'])
  expect(takeTypeAhead()).toBe('b')
})
