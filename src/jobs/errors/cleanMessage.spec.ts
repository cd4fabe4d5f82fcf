import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanMessage } from './cleanMessage.ts'

const ESC = '\u001B'

it.each([
  ['plain\ttext\nof two lines', 'plain\ttext\nof two lines'],
  // Colors, titles, links, cursor movements, 8-bit sequences, truncated sequences
  [`${ESC}[1;31mRuntimeError: boom${ESC}[0m`, 'RuntimeError: boom'],
  [`${ESC}[38;2;255;0;0mred${ESC}[m ${ESC}[38:5:196mred`, 'red red'],
  [`${ESC}]0;title\u0007text`, 'text'],
  [`${ESC}]8;;https://example.com${ESC}\\link${ESC}]8;;${ESC}\\`, 'link'],
  [`${ESC}(Btext${ESC}=${ESC}7${ESC}[?25l${ESC}[2K`, 'text'],
  ['\u009B31mtext\u009B0m \u009D0;title\u009Cmore', 'text more'],
  [`text${ESC}`, 'text'],
  [`text${ESC}[31`, 'text'],
  [`${ESC}]RuntimeError: boom`, 'RuntimeError: boom'],
  ['bell\u0007 null\u0000 delete\u007F', 'bell null delete'],
  // Line ends
  ['one\r\ntwo\r\r\nthree\r', 'one\ntwo\nthree'],
  ['one\rtwo\rthree', 'one\ntwo\nthree'],
  ['one\vtwo\fthree', 'one\ntwo\nthree'],
  // Progress bars
  [' 5%|#   |\r10%|##  |', '10%|##  |'],
  [`${ESC}[31mRuntimeError: boom${ESC}[0m\r 5%|#   |\r10%|##  |`, 'RuntimeError: boom\n10%|##  |'],
  [
    '0%|          | 0/9\r 44%|████      | 4/9 [00:02, 2.0it/s]\rDone\n',
    ' 44%|████      | 4/9 [00:02, 2.0it/s]\nDone\n',
  ],
  ['Downloading 1 of 9\rDownloading 9 of 9\nnext', 'Downloading 9 of 9\nnext'],
  ['KeyError: 5% of rows\r10%|##  |', 'KeyError: 5% of rows\n10%|##  |'],
  ['-\r\\\r|\r/\r   \rready', '/\nready'],
  ['|\b/\b-\b\\', '\\'],
  ['  5%\b\b\b\b 10%', ' 10%'],
  ['\b\bx\bb\bb', 'b'],
  // Bars that are redrawn at the first column, or by moving left
  [`1/9${ESC}[1G${ESC}[2K2/9${ESC}[G3/9`, '3/9'],
  [`loading 5%${ESC}[2D7%${ESC}[Dx`, 'loading 7x'],
  // Two bars, redrawn by moving up
  [`a 1%\nb 1%\n${ESC}[2Aa 2%\nb 2%\n${ESC}[A${ESC}[Aa 3%\nb 3%\nend`, 'a 3%\nb 3%\nend'],
])('cleans %j to %j', (message, readable) => {
  expect(cleanMessage(message)).toBe(readable)
})

const piece = fc.constantFrom(
  ESC,
  `${ESC}[`,
  `${ESC}[2A`,
  `${ESC}[G`,
  `${ESC}[2D`,
  `${ESC}]`,
  '31m',
  '\r',
  '\n',
  '\b',
  '\v',
  '\u009D',
  '5%',
  'é😀',
  ' ',
)

it('removes all control characters, and is idempotent', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 }),
      (pieces) => {
        const readable = cleanMessage(pieces.join(''))
        expect(readable).not.toMatch(/(?![\t\n])\p{Cc}/u)
        expect(cleanMessage(readable)).toBe(readable)
      },
    ),
  )
})

it('returns a text without control characters unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleanMessage(text)).toBe(text)
    }),
  )
})

it.each([
  ['lines', 'line\n'],
  ['carriage returns', '\r'],
  ['progress', ' 5%|#  |\r'],
  ['backspaces', 'a\b'],
  ['escapes', ESC],
  ['titles that never end', `${ESC}]`],
  ['8-bit titles that never end', '\u009D'],
  ['moves up', `x\n${ESC}[9A`],
  ['moves left', `x${ESC}[99D`],
])('cleans a million %s in linear time', (_, part) => {
  const start = performance.now()
  cleanMessage(part.repeat(1_000_000))
  // Quadratic time would take minutes.
  expect(performance.now() - start).toBeLessThan(20_000)
})
