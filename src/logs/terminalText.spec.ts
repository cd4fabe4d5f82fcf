import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { terminalLines } from './terminalText.ts'
import { PLAIN } from './textStyle.ts'

const ESC = '\u001B'

const texts = (message: string) =>
  terminalLines(message).map((line) => line.map(({ text }) => text).join(''))
/** Returns the parts of a message: `color:text`, and `->` before a link. */
const parts = (message: string) =>
  terminalLines(message).map((line) =>
    line.map(
      ({ text, style, href }) =>
        `${href === null ? '' : '->'}${style.bold ? 'bold ' : ''}${style.color ?? ''}:${text}`,
    ),
  )

describe('a message', () => {
  it.each([
    ['', [[]]],
    ['plain\ttext', [[':plain\ttext']]],
    ['two\nlines', [[':two'], [':lines']]],
    [`${ESC}[1;31mError:${ESC}[0m boom`, [['bold red:Error:', ': boom']]],
    // A style lasts until it is reset, in the next line too.
    [`${ESC}[32mone\ntwo${ESC}[m three`, [['green:one'], ['green:two', ': three']]],
    ['\u009B31mred', [['red:red']]],
    // A progress bar has its last state, in that state's color.
    [`${ESC}[31m 5%|# |\r${ESC}[32m10%|##|`, [['green:10%|##|']]],
    [`${ESC}[31mValueError: x${ESC}[0m\r10%|##|`, [['red:ValueError: x'], [':10%|##|']]],
    // Sequences that are no colors
    [`a${ESC}]0;title\u0007b${ESC}[2Kc${ESC}(Bd${ESC}[?25le`, [[':abcde']]],
    [`a${ESC}]8;;https://evil.example${ESC}\\b`, [[':ab']]],
    [`a${ESC}[>4;1mb${ESC}[1 mc`, [[':abc']]],
    // Links, also with parts of different colors
    ['see https://a.example/x.', [[':see ', '->:https://a.example/x', ':.']]],
    [
      `${ESC}[34mhttps://a.${ESC}[35mexample${ESC}[m end`,
      [['->blue:https://a.', '->magenta:example', ': end']],
    ],
    ['<b onclick=x>&amp;</b>', [[':<b onclick=x>&amp;</b>']]],
  ])('%j has the parts %j', (message, expected) => {
    expect(parts(message)).toEqual(expected)
  })

  it('links to the whole URL from each of its parts', () => {
    const [line] = terminalLines(`https://a.${ESC}[1mexample${ESC}[m/x`)
    expect(line?.map(({ href }) => href)).toEqual([
      'https://a.example/x',
      'https://a.example/x',
      'https://a.example/x',
    ])
  })

  it('has the plain style without sequences', () => {
    expect(terminalLines('text')).toEqual([[{ text: 'text', style: PLAIN, href: null }]])
  })
})

const piece = fc.constantFrom(
  ESC,
  `${ESC}[`,
  `${ESC}[2A`,
  `${ESC}[1F`,
  `${ESC}[G`,
  `${ESC}[3D`,
  `${ESC}[2 A`,
  `${ESC}[31m`,
  `${ESC}]`,
  `${ESC}\\`,
  '\u0007',
  '\r',
  '\n',
  '\b',
  '\v',
  '\f',
  '\u0085',
  '\u009D',
  '\u009B',
  '5%',
  'Error: x',
  'https://a.b/c',
  'é😀',
  ' ',
)

it('has the text of the cleaned message', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
      const message = pieces.join('')
      expect(texts(message).join('\n')).toBe(cleanMessage(message))
    }),
    { numRuns: 300 },
  )
})

it('never has two parts in a row that could be one', () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const line of terminalLines(pieces.join(''))) {
        for (const [index, span] of line.entries()) {
          expect(span.text).not.toBe('')
          const { text: _, ...rest } = span
          expect(line[index + 1]).not.toMatchObject(rest)
        }
      }
    }),
  )
})

it.each([
  ['lines', 'line\n'],
  ['carriage returns', '\r'],
  ['progress', ' 5%|#  |\r'],
  ['backspaces', 'a\b'],
  ['escapes', ESC],
  ['colors', `${ESC}[31mx${ESC}[0my`],
  ['parameters', `${ESC}[${'1;'.repeat(50)}m`],
  ['titles that never end', `${ESC}]`],
  ['8-bit titles that never end', '\u009D'],
  ['moves up', `x\n${ESC}[9A`],
  ['moves left', `x${ESC}[99D`],
  ['links', 'http://a.b '],
  ['colored links', `${ESC}[31mhttp://${ESC}[32ma.b`],
])('reads a megabyte of %s in linear time', (_, part) => {
  const start = performance.now()
  terminalLines(part.repeat(1_000_000 / part.length))
  // Quadratic time would take minutes.
  expect(performance.now() - start).toBeLessThan(20_000)
})

it('reads a long line that is erased character by character in linear time', () => {
  const start = performance.now()
  terminalLines(`${'x'.repeat(300_000)}${'\by\b'.repeat(200_000)}`)
  expect(performance.now() - start).toBeLessThan(20_000)
})
