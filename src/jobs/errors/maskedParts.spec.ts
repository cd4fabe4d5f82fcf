import { expect, it } from 'vitest'
import { textPieces, withEllipses } from './maskedParts.ts'

it.each([
  ['Killed', ['Killed']],
  ['No capacity: # of # nodes', ['No capacity: ', null, ' of ', null, ' nodes']],
  ['<image> not found', [null, ' not found']],
  ['bad <token>', ['bad <token>']],
  ['', []],
])('splits %s at its masked parts', (text, pieces) => {
  expect(textPieces(text).map(({ piece }) => piece)).toEqual(pieces)
})

it.each([
  ['Killed', 'Killed'],
  ['No capacity: # of # nodes', 'No capacity: … of … nodes'],
  ["OSError: [Errno #] No space: '<path>'", "OSError: [Errno …] No space: '…'"],
  ['bad <token>', 'bad <token>'],
  ['', ''],
])('displays %s as %s', (text, displayed) => {
  expect(withEllipses(text)).toBe(displayed)
})
