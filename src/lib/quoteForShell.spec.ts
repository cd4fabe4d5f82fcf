import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isArgument, quoteForShell } from './quoteForShell.ts'

/** Returns the arguments that a shell makes of a quoted text. */
function argumentsOf(shell: string, quoted: string): string[] {
  const script = `printf '%s\\0' ${quoted}`
  return execFileSync(shell, ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

const SPECIAL = Array.from('\n\r\t\u0003\u001B\u007F\u009B\u2028\u202E\'"\\$`;&|<>(){}*?~#! ')

/** Texts with control characters, quotes, and what else shells treat in a special way. */
const anyArgument = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SPECIAL),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.constantFrom('0', '7', 'x1b', "$(touch hit)'", '\u001B[201~\n'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('\0') && text.isWellFormed())

describe('a text quoted for a shell', () => {
  it.each([
    ['p7qr9qv', "'p7qr9qv'"],
    ["it's", String.raw`'it'\''s'`],
    ['a\nb', String.raw`$'a\012b'`],
    ['\u001B[201~7', String.raw`$'\033[201~7'`],
    ["'\\\u0003", String.raw`$'\047\\\003'`],
    ['\u009B', String.raw`$'\302\233'`],
    ['\u202Eé', String.raw`$'\342\200\256é'`],
  ])('%j is %s', (text, quoted) => {
    expect(quoteForShell(text)).toBe(quoted)
  })

  it('is the same text in a shell', () => {
    fc.assert(
      fc.property(anyArgument, (text) => {
        expect(argumentsOf('bash', quoteForShell(text))).toEqual([text])
      }),
      { numRuns: 40 },
    )
  })

  it('is one word in a shell without $’…’ too', () => {
    // As such a shell reads it: the dollar sign stays, and only a single quote ends the quotation.
    const oneWord = /^(?:\$?'[^']*'|'[^']*'(?:\\''[^']*')*)$/
    fc.assert(
      fc.property(anyArgument, (text) => {
        expect(quoteForShell(text)).toMatch(oneWord)
      }),
    )
  })

  it('has nothing that a terminal acts on while it is pasted', () => {
    fc.assert(
      fc.property(anyArgument, (text) => {
        expect(quoteForShell(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
      }),
    )
  })
})

it.each([
  ['p7qr9qv', true],
  ['a\nb', true],
  ['', true],
  ['a\0b', false],
  ['\uD800', false],
])('%j is a possible argument: %s', (text, expected) => {
  expect(isArgument(text)).toBe(expected)
})
