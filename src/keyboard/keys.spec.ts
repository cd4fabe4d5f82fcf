// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keyAction } from './keys.ts'

function press(key: string, html = '<p></p>', more: KeyboardEventInit = {}) {
  document.body.innerHTML = html
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  document.body.querySelector('p, input, textarea, span')?.dispatchEvent(event)
  return keyAction(event)
}

it.each([
  ['j', 'next'],
  ['K', 'previous'],
  ['r', 'refresh'],
  ['?', 'keys'],
  ['x', 'select'],
  ['o', 'overview'],
  ['l', 'logs'],
  ['E', 'expand'],
  ['/', 'search'],
  ['q', null],
  ['constructor', null],
] as const)('%s triggers %s', (key, action) => {
  expect(press(key)).toBe(action)
})

it.each(['<input>', '<textarea></textarea>', '<p contenteditable></p>'])(
  'is ignored in %s',
  (html) => {
    expect(press('j', html)).toBeNull()
  },
)

it.each(['menu', 'listbox', 'dialog'])('is ignored in a %s', (role) => {
  expect(press('r', `<div role="${role}"><span></span></div>`)).toBeNull()
})

it('works in a checkbox, which takes no text', () => {
  expect(press('x', '<input type="checkbox">')).toBe('select')
})

it('repeats while it is held down only for steps through the jobs', () => {
  expect(press('w', '<p></p>', { repeat: true })).toBeNull()
  expect(press('x', '<p></p>', { repeat: true })).toBeNull()
  expect(press('j', '<p></p>', { repeat: true })).toBe('next')
})

it.each([
  ['о', 'KeyJ', 'next'],
  ['Л', 'KeyK', 'previous'],
  ['ρ', 'KeyR', 'refresh'],
  ['ס', 'KeyX', 'select'],
  ['خ', 'KeyO', 'overview'],
  ['て', 'KeyW', 'watch'],
  ['ظ', 'Slash', 'search'],
  ['h', 'KeyJ', null],
  ['j', 'KeyC', 'next'],
  [',', 'KeyW', null],
  ['®', 'KeyR', null],
  ['Process', 'KeyJ', null],
] as const)('%s on %s triggers %s', (key, code, action) => {
  expect(press(key, '<p></p>', { code })).toBe(action)
})

it('is ignored while an input method is composing', () => {
  expect(press('j', '<p></p>', { code: 'KeyJ', isComposing: true })).toBeNull()
  expect(press('ㅏ', '<p></p>', { code: 'KeyK', ctrlKey: true, isComposing: true })).toBeNull()
})

it('is ignored with AltGr, which Windows reports as Ctrl and Alt', () => {
  expect(press('k', '<p></p>', { ctrlKey: true, altKey: true })).toBeNull()
  expect(press('/', '<p></p>', { altKey: true })).toBeNull()
})

describe('the search', () => {
  it('is focused by a slash outside fields, whatever modifier types it', () => {
    expect(press('/', '<p></p>', { shiftKey: true, code: 'Digit7' })).toBe('search')
    expect(press('/', '<input>')).toBeNull()
  })

  it('is focused by Ctrl-F, also in fields, but not in popups', () => {
    expect(press('f', '<input>', { ctrlKey: true })).toBe('search')
    expect(press('а', '<input>', { ctrlKey: true, code: 'KeyF' })).toBe('search')
    expect(press('f', '<p></p>')).toBeNull()
    expect(press('f', '<div role="dialog"><span></span></div>', { ctrlKey: true })).toBeNull()
  })
})

it('is left to the browser with a modifier', () => {
  expect(press('r', '<p></p>', { ctrlKey: true })).toBeNull()
  expect(press('r', '<p></p>', { metaKey: true })).toBeNull()
})

describe('the palette', () => {
  const everywhere = ['<p></p>', '<input>', '<div role="dialog"><span></span></div>']

  afterEach(() => vi.restoreAllMocks())

  it.each(everywhere)('is opened by Ctrl-K in %s', (html) => {
    expect(press('k', html, { ctrlKey: true })).toBe('palette')
    expect(press('K', html, { ctrlKey: true })).toBe('palette')
    expect(press('л', html, { ctrlKey: true, code: 'KeyK' })).toBe('palette')
    expect(press('κ', html, { ctrlKey: true, code: 'KeyK' })).toBe('palette')
    expect(press('k', html, { metaKey: true })).toBeNull()
    expect(press('k', html, { ctrlKey: true, shiftKey: true })).toBeNull()
  })

  it('is opened by ⌘K on a Mac, where Ctrl-K edits text', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel')
    expect(press('k', '<input>', { metaKey: true })).toBe('palette')
    expect(press('k', '<input>', { ctrlKey: true })).toBeNull()
  })
})
