import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  endOf,
  isFromCreation,
  isLatest,
  isWholeLife,
  toQuery,
  windowFrom,
  windowOf,
} from './metricsWindow.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = Date.parse('2026-03-02T12:00:00Z')

const active = { createdAt: NOON - DAY, endedAt: null }
const ended = { createdAt: NOON - DAY, endedAt: NOON - 2 * HOUR }

describe('the range of a running job', () => {
  it.each([
    ['15m', 15 * MINUTE, 15 * SECOND],
    ['1h', HOUR, 15 * SECOND],
    ['6h', 6 * HOUR, MINUTE],
    ['all', DAY, 5 * MINUTE],
  ])('%s ends now', (range, length, step) => {
    expect(windowOf(range, active, NOON)).toEqual({ from: NOON - length, to: NOON, step })
  })

  it('begins at the job’s creation if it is longer than the job', () => {
    const young = { createdAt: NOON - MINUTE, endedAt: null }
    expect(windowOf('6h', young, NOON)).toEqual({ from: NOON - MINUTE, to: NOON, step: 15_000 })
  })
})

it.each([
  ['15m', 15 * MINUTE],
  ['1h', HOUR],
  ['6h', 6 * HOUR],
  ['all', 22 * HOUR],
])('%s of an ended job counts back from its end', (range, length) => {
  const { from, to } = windowOf(range, ended, NOON)
  expect([from, to]).toEqual([ended.endedAt - length, ended.endedAt])
})

describe('a range of two times', () => {
  it('is that of the job’s life', () => {
    expect(windowOf('2026-03-02T08:00Z..2026-03-02T09:30Z', ended, NOON)).toEqual({
      from: Date.parse('2026-03-02T08:00Z'),
      to: Date.parse('2026-03-02T09:30Z'),
      step: 15_000,
    })
    expect(windowOf('2026-03-02T08:00Z..2026-03-02T12:00Z', ended, NOON).to).toBe(ended.endedAt)
    expect(windowOf('0001-01-01T00:00Z..9999-12-31T00:00Z', active, NOON)).toMatchObject({
      from: active.createdAt,
      to: NOON,
    })
  })

  it.each(['2026-02-01T08:00Z..2026-02-01T12:00Z', '2027-02-01T08:00Z..2027-02-01T12:00Z'])(
    'is empty before and after it: %s',
    (range) => {
      const { from, to } = windowOf(range, ended, NOON)
      expect(to - from).toBe(0)
    },
  )
})

describe('the step', () => {
  it.each([
    [100 * MINUTE, 15],
    [100 * MINUTE + 1, 30],
    [7 * DAY, 1800],
    [30 * DAY, 7200],
    [200 * DAY, 43_200],
    [500 * DAY, 2 * 86_400],
  ])('of %d ms is %d s', (age, seconds) => {
    const { step } = windowOf('all', { createdAt: NOON - age, endedAt: null }, NOON)
    expect(step).toBe(seconds * SECOND)
  })

  it('is at least 15 s, and gives a series at most about 400 samples', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 * DAY }), fc.nat({ max: DAY }), (age, offset) => {
        const now = NOON + offset
        const window = windowOf('all', { createdAt: now - age, endedAt: null }, now)
        const { start_epoch_millis: start, end_epoch_millis: end, ...query } = toQuery(window)
        const samples = (end - start) / 1000 / query.step_seconds + 1
        expect(query.step_seconds).toBeGreaterThanOrEqual(15)
        expect(samples).toBeLessThanOrEqual(402)
        expect([samples, query.step_seconds].every(Number.isInteger)).toBe(true)
        expect([start <= window.from, end >= window.to]).toEqual([true, true])
      }),
    )
  })
})

const utc = (time: number) => new Date(time).toISOString()
const times = (from: number, until: number) => `${utc(from)}..${utc(until)}`
const young = { createdAt: NOON - MINUTE, endedAt: null }
const short = { createdAt: NOON - HOUR, endedAt: NOON - 30 * MINUTE }

it.each([
  ['all', active, true],
  ['6h', active, false],
  ['6h', young, true],
  ['1h', short, true],
  ['15m', short, false],
  [times(NOON - 2 * DAY, NOON - HOUR), active, false],
  [times(NOON - 2 * DAY, NOON + DAY), active, false],
  [times(NOON - DAY, NOON), short, true],
  [times(NOON - DAY, NOON - 31 * MINUTE), short, false],
  [times(NOON - 59 * MINUTE, NOON), short, false],
])('%s of %j is all of its life: %j', (range, life, isWhole) => {
  expect(isWholeLife(range, windowOf(range, life, NOON), life)).toBe(isWhole)
})

it.each([
  ['1h', active, null],
  ['all', ended, ended.endedAt],
  [times(NOON - HOUR, NOON), active, NOON],
  [times(NOON - HOUR, NOON), ended, ended.endedAt],
  [times(NOON - DAY, NOON - 3 * HOUR), ended, NOON - 3 * HOUR],
])('the samples of %s of %j end at %j', (range, life, end) => {
  expect(endOf(range, life)).toBe(end)
})

it.each([
  ['1h', active, true],
  ['1h', ended, true],
  [times(NOON - HOUR, NOON + HOUR), active, true],
  [times(NOON - HOUR, NOON - MINUTE), active, false],
  [times(NOON - DAY, NOON), ended, true],
  [times(NOON - DAY, NOON - 3 * HOUR), ended, false],
])('the last values of %s of %j are the latest: %j', (range, life, expected) => {
  expect(isLatest(range, life, NOON)).toBe(expected)
})

it.each([
  ['all', active, true],
  ['1h', active, false],
  ['1h', young, true],
  [times(NOON - 2 * DAY, NOON), active, false],
])('%s of %j begins at the creation: %j', (range, life, expected) => {
  expect(isFromCreation(range, windowOf(range, life, NOON), life)).toBe(expected)
})

it('a window from a later time is shorter, and can have a shorter step', () => {
  const whole = windowOf('all', active, NOON)
  expect(windowFrom(whole, NOON - HOUR)).toEqual({ from: NOON - HOUR, to: NOON, step: 15_000 })
  expect(windowFrom(whole, NOON - 2 * DAY)).toEqual(whole)
  expect(windowFrom(whole, NOON + DAY)).toMatchObject({ from: NOON, to: NOON })
})

const queryAt = (now: number) => toQuery(windowOf('1h', active, now))

it('tabs that open a few seconds apart send the same query', () => {
  expect(queryAt(NOON + SECOND)).toEqual({
    start_epoch_millis: NOON - HOUR,
    end_epoch_millis: NOON + 15 * SECOND,
    step_seconds: 15,
  })
  expect(queryAt(NOON + 14 * SECOND)).toEqual(queryAt(NOON + SECOND))
})
