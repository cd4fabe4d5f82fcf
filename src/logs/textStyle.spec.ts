import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { PLAIN, styleAfter, type TextStyle } from './textStyle.ts'

/** Returns the properties that differ from the plain style. */
const changes = (style: TextStyle) => {
  const plain = new Map<string, unknown>(Object.entries(PLAIN))
  return Object.fromEntries(
    Object.entries(style).filter(([key, value]) => value !== plain.get(key)),
  )
}

it.each([
  ['', {}],
  ['0', {}],
  ['1', { bold: true }],
  ['1;31', { bold: true, color: 'red' }],
  ['97', { color: 'bright-white' }],
  ['30;107', { color: 'black', background: 'bright-white' }],
  ['3;4;7;9;2', { italic: true, underline: true, inverse: true, strikethrough: true, dim: true }],
  ['4:3', { underline: true }],
  ['4;4:0', {}],
  ['1;2;3;4;7;9;31;41;22;23;24;27;29;39;49', {}],
  ['1;31;0;4', { underline: true }],
  ['31;;4', { underline: true }],
  // The palette: named colors, the cube, grays
  ['38;5;1', { color: 'red' }],
  ['38;5;9', { color: 'bright-red' }],
  ['38;5;196', { color: 'red' }],
  ['38:5:46', { color: 'green' }],
  ['48;5;21', { background: 'blue' }],
  ['38;5;232', { color: 'black' }],
  ['38;5;244', { color: 'bright-black' }],
  ['38;5;255', { color: 'bright-white' }],
  // 24 bits
  ['38;2;255;0;0', { color: 'red' }],
  ['38:2:255:0:0', { color: 'red' }],
  ['38:2::255:0:0', { color: 'red' }],
  ['38;2;255;165;0', { color: 'yellow' }],
  ['38;2;0;200;200', { color: 'cyan' }],
  ['38;2;255;128;255', { color: 'bright-magenta' }],
  ['48;2;200;200;200', { background: 'white' }],
  ['38;2;255;0;0;1', { color: 'red', bold: true }],
  ['38;5;196;1', { color: 'red', bold: true }],
  ['58;5;196;1', { bold: true }],
  // Invalid or for other purposes
  ['38;5;256', {}],
  ['38;2;1;2', {}],
  ['38', {}],
  ['5', {}],
  ['8', {}],
  ['99999', {}],
  ['>4;1', {}],
  ['?25', {}],
])('%j sets %j', (parameters, expected) => {
  expect(changes(styleAfter(PLAIN, parameters))).toEqual(expected)
})

it('keeps what a sequence does not change', () => {
  expect(changes(styleAfter(styleAfter(PLAIN, '1;31'), '4'))).toEqual({
    bold: true,
    color: 'red',
    underline: true,
  })
})

it('returns a color that has a class, for every color', () => {
  const names = /^(?:bright-)?(?:black|red|green|yellow|blue|magenta|cyan|white)$/
  const byte = fc.nat(255)
  fc.assert(
    fc.property(byte, byte, byte, (r, g, b) => {
      expect(styleAfter(PLAIN, `38;2;${r};${g};${b}`).color).toMatch(names)
      expect(styleAfter(PLAIN, `48;5;${r}`).background).toMatch(names)
    }),
  )
})

it('accepts any parameters, in linear time', () => {
  const part = fc.constantFrom('38', '2', '5', '1', ';', ':', '<', ' ', '999999999999')
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const style = styleAfter(PLAIN, parts.join(''))
      expect(Object.keys(style)).toEqual(Object.keys(PLAIN))
    }),
  )
  expect(styleAfter(PLAIN, '1;31;'.repeat(200_000))).toEqual({
    ...PLAIN,
    bold: true,
    color: 'red',
  })
})
