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

/** A response after a round trip of 100 ms, by an API whose clock shows this. */
async function respond(apiTime: number) {
  const sent = clock.readClocks()
  vi.advanceTimersByTime(100)
  await clock.noteDate(new Headers({ 'x-upstream-date': new Date(apiTime).toUTCString() }), sent)
}

/** How far the page's time is from this, ms. */
const errorAt = (apiTime: number) => Math.abs(clock.currentTime() - apiTime)

it.each([
  ['without a date', {}],
  ['with an empty one', { 'x-upstream-date': '' }],
  ['with one that is none', { 'x-upstream-date': 'yesterday' }],
  ['with the server’s own', { date: 'Fri, 02 Jan 2026 03:04:05 GMT' }],
])('the time is the machine’s %s', async (_, headers) => {
  await clock.noteDate(new Headers({ ...headers }), clock.readClocks())
  expect(clock.currentTime()).toBe(START)
  vi.setSystemTime(START - HOUR)
  expect(clock.currentTime()).toBe(START - HOUR)
})

it.each([0, 1900, -1400])('a clock that is %d ms behind is right', async (behind) => {
  await respond(START + behind)
  expect(clock.clockOffset.get()).toBe(0)
  expect(clock.currentTime()).toBe(START + 100)
})

it.each([
  ['20 minutes slow', 20 * MINUTE],
  ['2 hours fast', -2 * HOUR],
  ['3 s slow', 3 * SECOND],
  ['decades slow', 1e12],
])('with a clock that is %s, the time is the API’s, and goes on', async (_, behind) => {
  await respond(START + behind)
  expect(errorAt(START + behind)).toBeLessThanOrEqual(SECOND)
  vi.advanceTimersByTime(HOUR)
  expect(errorAt(START + behind + HOUR)).toBeLessThanOrEqual(SECOND)
  expect(clock.machineTime()).toBe(START + HOUR + 100)
})

it('the correction stays while responses agree with it, and ends when the clock is right', async () => {
  await respond(START + HOUR)
  const offset = clock.clockOffset.get()
  await respond(START + HOUR + 700)
  expect(clock.clockOffset.get()).toBe(offset)
  vi.setSystemTime(START + HOUR)
  await respond(START + HOUR)
  expect(clock.clockOffset.get()).toBe(0)
})

it('the time goes on when the clock is set back, before and after the next response', async () => {
  await respond(START)
  vi.setSystemTime(START - 2 * HOUR)
  vi.advanceTimersByTime(MINUTE)
  expect(errorAt(START + MINUTE)).toBeLessThanOrEqual(SECOND)
  await respond(START + MINUTE)
  expect(errorAt(START + MINUTE)).toBeLessThanOrEqual(SECOND)
  expect(clock.machineTime()).toBe(START - 2 * HOUR + MINUTE + 100)
})

it('the time is right with the next response after the clock was set ahead', async () => {
  for (let poll = 0; poll < 5; poll += 1) await respond(START + poll * 100)
  vi.setSystemTime(START + 2 * HOUR)
  await respond(START + SECOND)
  expect(errorAt(START + SECOND)).toBeLessThanOrEqual(SECOND)
})

it('the time is right before and after the next response when the machine has slept', async () => {
  await respond(START + 20 * MINUTE)
  // As in browsers whose `performance.now` stands still meanwhile.
  vi.setSystemTime(START + 8 * HOUR)
  expect(errorAt(START + 20 * MINUTE + 8 * HOUR)).toBeLessThanOrEqual(SECOND)
  await respond(START + 20 * MINUTE + 8 * HOUR)
  expect(errorAt(START + 20 * MINUTE + 8 * HOUR)).toBeLessThanOrEqual(SECOND)
})

it('one response of a server whose clock is off changes nothing after four good ones', async () => {
  for (let poll = 0; poll < 4; poll += 1) await respond(START + poll * 100)
  await respond(START + HOUR)
  expect(clock.clockOffset.get()).toBe(0)
})
