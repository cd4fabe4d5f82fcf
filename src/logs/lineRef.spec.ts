import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineRefOf, parseLineRef, printLineRef } from './lineRef.ts'
import type { LogLine } from './logLine.ts'

const line = (message: string, replica: string | null = null): LogLine => ({
  time: 1747224000000000001n,
  message,
  replica,
  level: null,
})

// The hashes of the first three are test vectors of FNV-1a's authors.
it.each([
  [line(''), '1747224000000000001-811c9dc5'],
  [line('a'), '1747224000000000001-e40c292c'],
  [line('foobar'), '1747224000000000001-bf9cf968'],
  // 0x811c9dc5 times the prime, for the null byte alone
  [line('', ''), '1747224000000000001-050c5d1f'],
])('refers to a line by its time and the hash of its message and replica', (target, printed) => {
  expect(printLineRef(lineRefOf(target))).toBe(printed)
})

it('differs between nodes that print the same message', () => {
  const refs = [line('a'), line('a', ''), line('a', 'node-0'), line('a', 'node-1')].map((each) =>
    printLineRef(lineRefOf(each)),
  )
  expect(new Set(refs).size).toBe(4)
})

it('is the same after printing and parsing', () => {
  const anyText = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 21n }),
      anyText,
      fc.option(anyText),
      (time, message, replica) => {
        const ref = lineRefOf({ time, message, replica, level: null })
        expect(parseLineRef(printLineRef(ref))).toEqual(ref)
      },
    ),
  )
})

it.each([
  '',
  '1747224000000000000',
  '-bf9cf968',
  '1747224000000000000-bf9cf96',
  '1747224000000000000-BF9CF968',
  '1747224000000000000-bf9cf968 ',
  '1e3-bf9cf968',
  `${'9'.repeat(23)}-bf9cf968`,
])('is not parsed from %j', (text) => {
  expect(parseLineRef(text)).toBeNull()
})
