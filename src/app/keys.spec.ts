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
    expect(press('k', html, { metaKey: true })).toBeNull()
    expect(press('k', html, { ctrlKey: true, shiftKey: true })).toBeNull()
  })

  it('is ⌘K away on a Mac, where Ctrl-K edits texts', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel')
    expect(press('k', '<input>', { metaKey: true })).toBe('palette')
    expect(press('k', '<input>', { ctrlKey: true })).toBeNull()
  })
})
