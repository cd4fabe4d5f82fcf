import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatRelative, formatUtc, parseTime } from './time.ts'
import { formatMoment } from './zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('formatDuration', () => {
  it.each([
    [-5, '0s'],
    [0, '0s'],
    [999, '0s'],
    [42_000, '42s'],
    [59_999, '59s'],
    [MINUTE, '1m 00s'],
    [3 * MINUTE + 7000, '3m 07s'],
    [HOUR - 1, '59m 59s'],
    [HOUR, '1h 00m'],
    [HOUR + 20 * MINUTE, '1h 20m'],
    [DAY - 1, '23h 59m'],
    [25 * HOUR, '1d 1h'],
    [2 * DAY + 4 * HOUR, '2d 4h'],
  ])('%d ms reads %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })
})

describe('formatRelative', () => {
  it.each([
    [0, 'just now'],
    [999, 'just now'],
    [12_000, '12s ago'],
    [1000, '1s ago'],
    [59_999, '59s ago'],
    [MINUTE, '1m ago'],
    [25 * HOUR, '1d ago'],
    [90_000, '1m ago'],
    [HOUR - 1, '59m ago'],
    [HOUR, '1h 00m ago'],
    [80 * MINUTE, '1h 20m ago'],
    [DAY - 1, '23h 59m ago'],
    [DAY, '1d ago'],
    [30 * DAY, '30d ago'],
    [-999, 'just now'],
    [-1000, 'in 1s'],
    [-2 * MINUTE, 'in 2m'],
    [-80 * MINUTE, 'in 1h 20m'],
  ])('%d ms ago reads %s', (ago, text) => {
    expect(formatRelative(1_000_000_000_000 - ago, 1_000_000_000_000)).toBe(text)
  })

  it('returns a text for any two times', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (then, now) => {
        expect(formatRelative(then, now)).not.toBe('')
      }),
    )
  })
})

describe('parseTime', () => {
  it.each([
    ['2026-03-02T09:00:00Z', 9],
    ['2026-03-02T09:00:00.123456+02:00', 7],
    ['2026-03-02T09:00:00', 9],
    ['2026-03-02T09:00:00.5', 9],
  ])('%s is at %d UTC', (iso, hour) => {
    expect(new Date(parseTime(iso)).getUTCHours()).toBe(hour)
  })
})

it.each([
  ['2026-03-02T11:00:05.250+02:00', '2026-03-02T09:00:05.250Z'],
  ['2026-03-02T09:30:00.123456Z', '2026-03-02T09:30:00.123456Z'],
  ['2026-03-02T09:00:00', '2026-03-02T09:00:00.000Z'],
])('formatUtc: %s is %s', (iso, utc) => {
  expect(formatUtc(iso)).toBe(utc)
})

describe('formatMoment', () => {
  const noon = new Date(2026, 2, 2, 12, 0, 5).getTime()

  it('is the time of day on the same day, else with the date', () => {
    expect(formatMoment(noon, noon + HOUR, null)).toMatch(/^12:00 \S+$/)
    expect(formatMoment(noon, noon + DAY, null)).toMatch(/^Mar 2, 2026, 12:00 \S+$/)
  })
})
