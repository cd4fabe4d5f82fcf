import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type * as ApiClock from './apiClock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const START = Date.parse('2026-03-02T12:00:00Z')

let clock: typeof ApiClock

beforeEach(async () => {
  vi.useFakeTimers({ now: START })
  vi.resetModules()
  clock = await import('./apiClock.ts')
})
afterEach(() => vi.useRealTimers())

/** Receives a response with the API's time after a round trip of 100 ms. */
async function respond(apiTime: number) {
  const sent = clock.readClocks()
  vi.advanceTimersByTime(100)
  await clock.noteDate(new Headers({ 'x-upstream-date': new Date(apiTime).toUTCString() }), sent)
}

/** Returns the difference between the page's time and the API's, ms. */
const errorAt = (apiTime: number) => Math.abs(clock.currentTime() - apiTime)

it.each([
  ['without a date', {}],
  ['with an empty one', { 'x-upstream-date': '' }],
  ['with one that is none', { 'x-upstream-date': 'yesterday' }],
  ['with the server’s own', { date: 'Fri, 02 Jan 2026 03:04:05 GMT' }],
])('uses the machine’s time %s', async (_, headers) => {
  await clock.noteDate(new Headers({ ...headers }), clock.readClocks())
  expect(clock.currentTime()).toBe(START)
  vi.setSystemTime(START - HOUR)
  expect(clock.currentTime()).toBe(START - HOUR)
})

it.each([0, 1900, -1400])('does not correct a clock that is %d ms behind', async (behind) => {
  await respond(START + behind)
  expect(clock.clockOffset.get()).toBe(0)
  expect(clock.currentTime()).toBe(START + 100)
})

it.each([
  ['20 minutes slow', 20 * MINUTE],
  ['2 hours fast', -2 * HOUR],
  ['3 s slow', 3 * SECOND],
  ['decades slow', 1e12],
])('uses the API’s time with a clock that is %s', async (_, behind) => {
  await respond(START + behind)
  expect(errorAt(START + behind)).toBeLessThanOrEqual(SECOND)
  vi.advanceTimersByTime(HOUR)
  expect(errorAt(START + behind + HOUR)).toBeLessThanOrEqual(SECOND)
  expect(clock.machineTime()).toBe(START + HOUR + 100)
})

it('keeps the correction until responses no longer need it', async () => {
  await respond(START + HOUR)
  const offset = clock.clockOffset.get()
  await respond(START + HOUR + 700)
  expect(clock.clockOffset.get()).toBe(offset)
  vi.setSystemTime(START + HOUR)
  await respond(START + HOUR)
  expect(clock.clockOffset.get()).toBe(0)
})

it('continues the time when the clock is set back', async () => {
  await respond(START)
  vi.setSystemTime(START - 2 * HOUR)
  vi.advanceTimersByTime(MINUTE)
  expect(errorAt(START + MINUTE)).toBeLessThanOrEqual(SECOND)
  await respond(START + MINUTE)
  expect(errorAt(START + MINUTE)).toBeLessThanOrEqual(SECOND)
  expect(clock.machineTime()).toBe(START - 2 * HOUR + MINUTE + 100)
})

it('corrects the time with the next response after the clock was set ahead', async () => {
  for (let poll = 0; poll < 5; poll += 1) await respond(START + poll * 100)
  vi.setSystemTime(START + 2 * HOUR)
  await respond(START + SECOND)
  expect(errorAt(START + SECOND)).toBeLessThanOrEqual(SECOND)
})

it('has the right time after the machine has slept', async () => {
  await respond(START + 20 * MINUTE)
  // As in browsers whose `performance.now` stops during sleep.
  vi.setSystemTime(START + 8 * HOUR)
  expect(errorAt(START + 20 * MINUTE + 8 * HOUR)).toBeLessThanOrEqual(SECOND)
  await respond(START + 20 * MINUTE + 8 * HOUR)
  expect(errorAt(START + 20 * MINUTE + 8 * HOUR)).toBeLessThanOrEqual(SECOND)
})

it('ignores one outlier after four good responses', async () => {
  for (let poll = 0; poll < 4; poll += 1) await respond(START + poll * 100)
  await respond(START + HOUR)
  expect(clock.clockOffset.get()).toBe(0)
})
