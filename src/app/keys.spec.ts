// @vitest-environment jsdom
import { expect, it } from 'vitest'
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

it('is the browser’s with a modifier', () => {
  expect(press('r', '<p></p>', { ctrlKey: true })).toBeNull()
  expect(press('r', '<p></p>', { metaKey: true })).toBeNull()
})
