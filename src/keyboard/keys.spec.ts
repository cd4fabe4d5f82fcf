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
  ['/', 'search'],
  ['q', null],
  ['constructor', null],
] as const)('%s asks for %s', (key, action) => {
  expect(press(key)).toBe(action)
})

it.each(['<input>', '<textarea></textarea>', '<p contenteditable></p>'])(
  'is typed in %s',
  (html) => {
    expect(press('j', html)).toBeNull()
  },
)

it.each(['menu', 'listbox', 'dialog'])('is left to a %s', (role) => {
  expect(press('r', `<div role="${role}"><span></span></div>`)).toBeNull()
})

it('works from a checkbox, where nothing is typed', () => {
  expect(press('x', '<input type="checkbox">')).toBe('select')
})

it('is done once where it is held, but for going through the jobs', () => {
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
] as const)('%s on %s asks for %s', (key, code, action) => {
  expect(press(key, '<p></p>', { code })).toBe(action)
})

it('is an input method’s while that composes', () => {
  expect(press('j', '<p></p>', { code: 'KeyJ', isComposing: true })).toBeNull()
  expect(press('ㅏ', '<p></p>', { code: 'KeyK', ctrlKey: true, isComposing: true })).toBeNull()
})

it('is not a shortcut with AltGr, which Windows takes for Ctrl and Alt', () => {
  expect(press('k', '<p></p>', { ctrlKey: true, altKey: true })).toBeNull()
  expect(press('/', '<p></p>', { altKey: true })).toBeNull()
})

describe('the search', () => {
  it('is a slash away, where it would not be typed, whatever it takes to type one', () => {
    expect(press('/', '<p></p>', { shiftKey: true, code: 'Digit7' })).toBe('search')
    expect(press('/', '<input>')).toBeNull()
  })

  it('is Ctrl-F away, in fields too, but not in popups', () => {
    expect(press('f', '<input>', { ctrlKey: true })).toBe('search')
    expect(press('а', '<input>', { ctrlKey: true, code: 'KeyF' })).toBe('search')
    expect(press('f', '<p></p>')).toBeNull()
    expect(press('f', '<div role="dialog"><span></span></div>', { ctrlKey: true })).toBeNull()
  })
})

it('is the browser’s with a modifier', () => {
  expect(press('r', '<p></p>', { ctrlKey: true })).toBeNull()
  expect(press('r', '<p></p>', { metaKey: true })).toBeNull()
})

describe('the palette', () => {
  const everywhere = ['<p></p>', '<input>', '<div role="dialog"><span></span></div>']

  afterEach(() => vi.restoreAllMocks())

  it.each(everywhere)('is Ctrl-K away, in %s too', (html) => {
    expect(press('k', html, { ctrlKey: true })).toBe('palette')
    expect(press('K', html, { ctrlKey: true })).toBe('palette')
    expect(press('л', html, { ctrlKey: true, code: 'KeyK' })).toBe('palette')
    expect(press('κ', html, { ctrlKey: true, code: 'KeyK' })).toBe('palette')
    expect(press('k', html, { metaKey: true })).toBeNull()
    expect(press('k', html, { ctrlKey: true, shiftKey: true })).toBeNull()
  })

  it('is ⌘K away on a Mac, where Ctrl-K edits texts', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel')
    expect(press('k', '<input>', { metaKey: true })).toBe('palette')
    expect(press('k', '<input>', { ctrlKey: true })).toBeNull()
  })
})
