import { expect, it } from 'vitest'
import { layoutKey } from './layoutKey.ts'

it.each([
  // Layouts that aren't Latin: Russian, Bulgarian, Greek, Hebrew, Arabic, Persian, Japanese kana, Thai, Hindi.
  ['о', 'KeyJ', 'J'],
  ['О', 'KeyJ', 'J'],
  ['л', 'KeyK', 'K'],
  ['т', 'KeyK', 'K'],
  ['ξ', 'KeyJ', 'J'],
  ['ς', 'KeyW', 'W'],
  ['ח', 'KeyJ', 'J'],
  ["'", 'KeyW', 'W'],
  ['/', 'KeyQ', '/'],
  ['ت', 'KeyJ', 'J'],
  ['لا', 'KeyB', 'B'],
  ['ظ', 'Slash', '/'],
  ['ま', 'KeyJ', 'J'],
  ['่', 'KeyJ', 'J'],
  ['ी', 'KeyR', 'R'],
  ['ㅓ', 'KeyJ', 'J'],
  // Latin ones: US, German, French, Dvorak, Turkish, and AltGr on some.
  ['J', 'KeyJ', 'J'],
  ['z', 'KeyY', 'z'],
  ['ö', 'Semicolon', 'ö'],
  ['é', 'Digit2', 'é'],
  ['h', 'KeyJ', 'h'],
  ["'", 'KeyQ', "'"],
  [',', 'KeyW', ','],
  ['ı', 'KeyI', 'ı'],
  ['®', 'KeyR', '®'],
  ['€', 'KeyE', '€'],
  ['»', 'KeyX', '»'],
  ['ArrowDown', 'ArrowDown', 'ArrowDown'],
  ['Process', 'KeyJ', 'Process'],
  ['Dead', 'KeyX', 'Dead'],
  ['Unidentified', '', 'Unidentified'],
])('%s on %s counts as %s', (key, code, expected) => {
  expect(layoutKey({ key, code, shiftKey: false })).toBe(expected)
})

it.each([
  ['؟', '?'],
  ['・', '?'],
  ['?', '?'],
  ['_', '_'],
])('%s, with Shift on the slash of a US keyboard, counts as %s', (key, expected) => {
  expect(layoutKey({ key, code: 'Slash', shiftKey: true })).toBe(expected)
})
