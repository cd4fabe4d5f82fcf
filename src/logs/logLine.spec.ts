import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  isSameLine,
  lineKey,
  millisecondOf,
  parseTimestamp,
  readLogLines,
  type LogLine,
} from './logLine.ts'

it.each([
  ['1747224000000000000', 1_747_224_000_000_000_000n],
  // Larger than 2^53: a number would lose the last digits.
  ['1747224000123456789', 1_747_224_000_123_456_789n],
  ['0', 0n],
  ['2025-05-14T12:00:00Z', 1_747_224_000_000_000_000n],
  ['2025-05-14T12:00:00.123456789Z', 1_747_224_000_123_456_789n],
  ['2025-05-14T12:00:00.1234567891Z', 1_747_224_000_123_456_789n],
  ['2025-05-14T14:00:00.5+02:00', 1_747_224_000_500_000_000n],
  // Without a zone it is UTC.
  ['2025-05-14T12:00:00.000001', 1_747_224_000_000_001_000n],
  ['2025-05-14 12:00:00', 1_747_224_000_000_000_000n],
])('reads the timestamp %j exactly', (timestamp, time) => {
  expect(parseTimestamp(timestamp)).toBe(time)
})

it.each([
  '',
  'soon',
  '-1',
  '1.5e9',
  '1969-12-31T23:59:59Z',
  '9'.repeat(22),
  '2025-02-99T00:00:00Z',
])('reads no time from %j', (timestamp) => {
  expect(parseTimestamp(timestamp)).toBeNull()
})

it('reads every nanosecond of a date', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.integer({ min: 0, max: 999_999_999 }),
      (seconds, nanos) => {
        const digits = `${seconds}${String(nanos).padStart(9, '0')}`
        const date = new Date(seconds * 1000).toISOString().slice(0, 19)
        expect(parseTimestamp(`${date}.${String(nanos).padStart(9, '0')}Z`)).toBe(BigInt(digits))
        expect(parseTimestamp(digits)).toBe(BigInt(digits))
      },
    ),
  )
})

it('rounds a time down to its millisecond', () => {
  expect(millisecondOf({ time: 1_747_224_000_123_999_999n })).toBe(1_747_224_000_123)
})

it('reads the lines of a response in order, and reports those without a time', () => {
  expect(
    readLogLines([
      { timestamp: '2000000', message: 'b', replica: 'node-0', level: 'INFO' },
      { timestamp: 'soon', message: 'lost', replica: null },
      { timestamp: 'soon', message: 'lost', replica: null },
      { timestamp: '1000000', message: 'a' },
    ]),
  ).toEqual({
    lines: [
      { time: 2_000_000n, message: 'b', replica: 'node-0', level: 'INFO' },
      { time: 1_000_000n, message: 'a', replica: null, level: null },
    ],
    invalid: ['["soon","lost",null]'],
  })
})

const anyLine: fc.Arbitrary<LogLine> = fc.record({
  time: fc.constant(1n),
  message: fc.string({ unit: fc.constantFrom('a', '1', ':', '-') }),
  replica: fc.option(fc.string({ unit: fc.constantFrom('a', '1', ':', '-') })),
  level: fc.constantFrom('INFO', null),
})

it('has the same key for the same line only, whatever its level', () => {
  fc.assert(
    fc.property(anyLine, anyLine, (a, b) => {
      expect(lineKey(a) === lineKey(b)).toBe(isSameLine(a, b))
      expect(isSameLine(a, b)).toBe(a.message === b.message && a.replica === b.replica)
    }),
  )
})
