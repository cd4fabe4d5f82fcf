import { expect, it } from 'vitest'
import { isSeveralDays, printLineTime, printMillisecond, printRange } from './lineTime.ts'

const NOON = Date.parse('2026-03-02T12:00:03.123Z')
const line = { time: BigInt(NOON) * 1_000_000n + 456_789n, message: '', replica: null, level: null }

it.each([
  [{ since: null, hasDate: false }, '12:00:03.123'],
  [{ since: null, hasDate: true }, 'Mar 2, 12:00:03.123'],
  [{ since: NOON, hasDate: true }, '+0:00:00.000'],
  [{ since: NOON - 100 * 3_600_000 - 61_001, hasDate: false }, '+100:01:01.001'],
  [{ since: NOON + 1500, hasDate: false }, '−0:00:01.500'],
])('prints a time with %j as %s', (clock, text) => {
  expect(printLineTime(line, { zone: 'utc', ...clock })).toBe(text)
})

/** Replaces the thin spaces around the dash. */
const range = (from: number, to: number) => printRange(from, to, 'utc').replaceAll(/\s/g, ' ')

it('prints a range with dates', () => {
  const day = 24 * 3_600_000
  expect(range(NOON, NOON + 1000)).toBe('Mar 2, 12:00:03 – 12:00:04')
  expect(range(NOON, NOON + day)).toBe('Mar 2, 12:00:03 – Mar 3, 12:00:03')
  expect(isSeveralDays(NOON, NOON + 1000, 'utc')).toBe(false)
  expect(isSeveralDays(NOON, NOON + day, 'utc')).toBe(true)
})

it('prints a millisecond as the time of a line', () => {
  const clock = { zone: 'utc', since: null, hasDate: true } as const
  expect(printMillisecond(NOON, clock)).toBe('Mar 2, 12:00:03.123')
  expect(printMillisecond(NOON, { ...clock, since: NOON - 1001 })).toBe('+0:00:01.001')
})
