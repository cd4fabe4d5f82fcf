// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { stepOf } from './pageKeys.ts'

/** The key is pressed in the element with the ID `here`, or in the page without one. */
function step(html: string, init: KeyboardEventInit): number {
  document.body.innerHTML = html
  let found: number | undefined
  document.addEventListener('keydown', (event) => (found = stepOf(event)), { once: true })
  const target = document.querySelector('#here') ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  return found ?? NaN
}

const DOWN = { key: 'PageDown' }
const UP = { key: 'PageUp' }
const SPACE = { key: ' ' }

it('scrolls the page by Page Up, Page Down and Space', () => {
  expect(step('', DOWN)).toBe(1)
  expect(step('', UP)).toBe(-1)
  expect(step('', SPACE)).toBe(1)
  expect(step('', { ...SPACE, shiftKey: true })).toBe(-1)
})

it.each(['metaKey', 'ctrlKey', 'altKey'])('does not scroll with %s held', (modifier) => {
  expect(step('', { ...DOWN, [modifier]: true })).toBe(0)
  expect(step('', { ...SPACE, [modifier]: true })).toBe(0)
})

it('does not scroll by Shift and Page Down', () => {
  expect(step('', { ...DOWN, shiftKey: true })).toBe(0)
})

it.each([
  '<input type="checkbox" id="here">',
  '<button id="here"></button>',
  '<div role="checkbox" id="here"></div>',
])('leaves Space to %s, but scrolls by Page Down', (html) => {
  expect(step(html, SPACE)).toBe(0)
  expect(step(html, DOWN)).toBe(1)
})

it.each(['<a href="/" id="here"></a>', '<table><td tabindex="0" id="here"></td></table>'])(
  'scrolls by Space in %s',
  (html) => {
    expect(step(html, SPACE)).toBe(1)
  },
)

it.each([
  '<input id="here">',
  '<textarea id="here"></textarea>',
  '<div role="dialog"><a href="/" id="here"></a></div>',
  '<aside><pre tabindex="0" id="here"></pre></aside>',
])('leaves all keys to %s', (html) => {
  expect([step(html, SPACE), step(html, DOWN), step(html, UP)]).toEqual([0, 0, 0])
})
