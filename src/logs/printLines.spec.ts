import { expect, it } from 'vitest'
import type { LogLine } from './logLine.ts'
import { printLines, printTime } from './printLines.ts'

const line: LogLine = {
  time: 1_772_445_600_123_456_789n,
  message: 'step 1',
  replica: 'node-0',
  level: 'INFO',
}

it.each([
  [line, '2026-03-02T10:00:00.123456789Z INFO node-0 step 1\n'],
  [{ ...line, replica: null }, '2026-03-02T10:00:00.123456789Z INFO step 1\n'],
  [{ ...line, replica: null, level: null }, '2026-03-02T10:00:00.123456789Z step 1\n'],
  [
    { ...line, message: '\u001B[31mboom\u001B[0m\n  at x' },
    '2026-03-02T10:00:00.123456789Z INFO node-0 boom\n  at x\n',
  ],
  [
    { ...line, replica: 'a\nb\u001B[2J', message: ' 5%|#|\r9%|##|' },
    '2026-03-02T10:00:00.123456789Z INFO a b 9%|##|\n',
  ],
])('prints %o', (target, printed) => {
  expect(printLines([target])).toBe(printed)
})

it('prints each line, and nothing for none', () => {
  expect(printLines([{ ...line, time: 0n }, line]).split('\n')).toHaveLength(3)
  expect(printLines([])).toBe('')
})

it.each([
  [0n, '1970-01-01T00:00:00.000000000Z'],
  [999_999_999n, '1970-01-01T00:00:00.999999999Z'],
  [1_772_445_600_000_000_001n, '2026-03-02T10:00:00.000000001Z'],
  [8_640_000_000_000_000_000_000n, '+275760-09-13T00:00:00.000000000Z'],
])('prints %s ns as %s', (time, printed) => {
  expect(printTime(time)).toBe(printed)
})
