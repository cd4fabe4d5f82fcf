import { describe, expect, it } from 'vitest'
import type { LogLine } from './logLine.ts'
import {
  afterDrop,
  afterPage,
  continuesLog,
  hasLastLines,
  hasNewer,
  hasOlder,
  loadedRange,
  newerRequest,
  olderRequest,
  openAt,
  openAtEnd,
  openAtStart,
  type PageRequest,
  type Paging,
} from './paging.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CREATED = 1_747_224_000_000
const running = { createdAt: CREATED + 501, endedAt: null }
const NOW = CREATED + 2 * HOUR + 501

/** Returns a full response with lines at these milliseconds. */
const full = (...times: number[]): LogLine[] =>
  Array.from({ length: 1000 }, (_, index) => ({
    time: BigInt(times[index % times.length] ?? 0) * 1_000_000n,
    message: `line ${index}`,
    replica: null,
    level: null,
  }))

const older = (paging: Paging, lines: LogLine[] = []) => {
  const request = olderRequest(paging, running)
  return request ? afterPage(paging, request, lines) : paging
}
const sent = (request: PageRequest | null) => request && { ...request, pass: null }

describe('a running job', () => {
  const opened = openAtEnd(running, NOW)

  it('is opened a minute after now, in a window aligned to 2 s', () => {
    expect(olderRequest(opened, running)).toEqual({
      start: CREATED,
      end: CREATED + 2 * HOUR + 62_000,
      direction: 'desc',
      limit: 1000,
      pass: null,
    })
    expect(loadedRange(opened)).toBeNull()
  })

  it('is loaded up to now, since later lines can follow', () => {
    expect(loadedRange(older(opened))).toEqual({ from: CREATED, to: NOW })
  })

  it('continues at the millisecond of the oldest line after a full response', () => {
    const paging = older(opened, full(NOW - 100, NOW - 5000))
    expect(loadedRange(paging)).toEqual({ from: NOW - 4999, to: NOW })
    expect(hasOlder(paging, running)).toBe(true)
    expect(olderRequest(paging, running)).toMatchObject({ start: CREATED, end: NOW - 5000 })
  })

  it('reads the last minute again with each poll, on both sides of now', () => {
    expect(sent(newerRequest(older(opened), running, NOW + 2000))).toEqual({
      start: CREATED + 2 * HOUR - 60_000,
      end: CREATED + 2 * HOUR + 64_000,
      direction: 'asc',
      limit: 1000,
      pass: null,
    })
  })

  it('reads from the end of the last poll after a hidden hour', () => {
    expect(newerRequest(older(opened), running, NOW + HOUR)).toMatchObject({
      start: CREATED + 2 * HOUR - 60_000,
      end: CREATED + 3 * HOUR + 62_000,
    })
  })

  it('continues a poll with more than 1,000 lines, and then rereads only every 20 s', () => {
    let paging = older(opened)
    const first = newerRequest(paging, running, NOW + 2000)
    if (first) paging = afterPage(paging, first, full(NOW - 500, NOW - 400))
    const second = newerRequest(paging, running, NOW + 2500)
    expect(second).toMatchObject({ start: NOW - 400, end: first?.end })
    if (second) paging = afterPage(paging, second, full(NOW + 100).slice(1))
    expect(loadedRange(paging)).toEqual({ from: CREATED, to: NOW + 2000 })
    expect(newerRequest(paging, running, NOW + 4000)).toMatchObject({
      start: CREATED + 2 * HOUR + 2000,
    })
    expect(newerRequest(paging, running, NOW + 22_000)).toMatchObject({
      start: CREATED + 2 * HOUR - 58_000,
    })
  })

  it('never reads late lines older than the loaded ones, which would leave a gap', () => {
    const paging = older(opened, full(NOW, NOW - 7))
    expect(newerRequest(paging, running, NOW + 2000)).toMatchObject({ start: NOW - 6 })
  })
})

describe('an ended job', () => {
  const ended = { createdAt: CREATED, endedAt: CREATED + 40 * DAY + 1 }
  const now = CREATED + 50 * DAY

  it('is read from its end back to its creation, in windows of at most 7 days', () => {
    let paging = openAtEnd(ended, now)
    const windows: (readonly [number, number])[] = []
    for (;;) {
      const request = olderRequest(paging, ended)
      if (!request) break
      windows.push([request.start, request.end])
      paging = afterPage(paging, request, [])
    }
    expect(windows[0]).toEqual([CREATED + 33 * DAY + 302_000, CREATED + 40 * DAY + 302_000])
    expect(windows).toHaveLength(6)
    expect(windows.at(-1)?.[0]).toBe(CREATED)
    expect(hasOlder(paging, ended)).toBe(false)
  })

  it('has no newer lines once its end is loaded', () => {
    const paging = openAtEnd(ended, now)
    expect(newerRequest(paging, ended, now)).toBeNull()
    expect(hasNewer(paging, ended)).toBe(false)
  })

  it('has its last lines once they are read, not if it was read only while it was running', () => {
    const opened = openAtEnd(ended, now)
    expect(hasLastLines(opened, ended)).toBe(false)
    const request = olderRequest(opened, ended)
    const read = request && afterPage(opened, request, [])
    expect(read && hasLastLines(read, ended)).toBe(true)
    const before = older(openAtEnd(running, NOW))
    expect(hasLastLines(before, running)).toBe(false)
    expect(hasLastLines(before, { ...running, endedAt: NOW })).toBe(true)
    expect(hasLastLines(before, { ...running, endedAt: NOW + 1 })).toBe(false)
  })

  it('is read in both directions around a line', () => {
    const time = CREATED + DAY + 123
    const paging = openAt(time, now)
    expect(olderRequest(paging, ended)).toMatchObject({ start: CREATED, end: time - 1 })
    expect(newerRequest(paging, ended, now)).toMatchObject({
      start: time,
      end: CREATED + 8 * DAY,
    })
    expect(hasOlder(paging, ended)).toBe(true)
    expect(hasNewer(paging, ended)).toBe(true)
  })

  it('counts no lines after now as loaded', () => {
    const paging = openAt(NOW + 5000, NOW)
    const request = olderRequest(paging, running)
    expect(request).toMatchObject({ end: NOW - 1 })
    const read = request && afterPage(paging, request, [])
    expect(read && loadedRange(read)).toMatchObject({ to: NOW - 1 })
    expect(newerRequest(paging, running, NOW)).toMatchObject({ start: NOW })
  })

  it('is read from its beginning', () => {
    const paging = openAtStart(ended, now)
    expect(olderRequest(paging, ended)).toBeNull()
    expect(newerRequest(paging, ended, now)).toMatchObject({ start: CREATED })
  })
})

describe('a millisecond with 1,000 lines', () => {
  const flood = NOW - 5000
  /** Returns a full response with lines at these ns of the millisecond. */
  const nanos = (first: number, last: number) =>
    full(flood).map((line, index) => ({
      ...line,
      time: line.time + BigInt(Math.floor(first + ((last - first) * index) / 999)),
    }))
  const backwards = older(older(openAtEnd(running, NOW), full(NOW, flood)), nanos(500, 999))
  const forwards = (() => {
    const opened = openAt(flood, NOW)
    const request = newerRequest(opened, running, NOW)
    return request ? afterPage(opened, request, nanos(0, 500)) : opened
  })()
  const newer = (paging: Paging, lines: LogLine[]) => {
    const request = newerRequest(paging, running, NOW)
    return request ? afterPage(paging, request, lines) : paging
  }

  it('is read from its other end, too', () => {
    expect(olderRequest(backwards, running)).toMatchObject({
      start: flood,
      end: flood,
      direction: 'asc',
    })
    expect(loadedRange(backwards)?.from).toBe(flood + 1)
    expect(newerRequest(forwards, running, NOW)).toMatchObject({
      start: flood,
      end: flood,
      direction: 'desc',
    })
    expect(loadedRange(forwards)).toBeNull()
  })

  it('is complete if both ends overlap, or if one isn’t a full response', () => {
    for (const lines of [nanos(0, 501), nanos(0, 999), nanos(0, 400).slice(1)]) {
      const paging = older(backwards, lines)
      expect(paging.unreadable).toEqual([])
      expect(olderRequest(paging, running)).toMatchObject({ start: CREATED, end: flood - 1 })
    }
    for (const lines of [nanos(499, 999), nanos(0, 999), nanos(600, 999).slice(1)]) {
      const paging = newer(forwards, lines)
      expect(paging.unreadable).toEqual([])
      expect(newerRequest(paging, running, NOW)).toMatchObject({ start: flood + 1 })
    }
  })

  it('is reported if lines between both ends can be missing, and stepped over', () => {
    for (const lines of [nanos(0, 400), nanos(0, 500)]) {
      const paging = older(backwards, lines)
      expect(paging.unreadable).toEqual([flood])
      expect(olderRequest(paging, running)).toMatchObject({ start: CREATED, end: flood - 1 })
    }
    for (const lines of [nanos(600, 999), nanos(500, 999)]) {
      const paging = newer(forwards, lines)
      expect(paging.unreadable).toEqual([flood])
      expect(newerRequest(paging, running, NOW)).toMatchObject({ start: flood + 1 })
    }
  })

  it('is reported only while it is loaded', () => {
    const paging = { ...openAt(NOW, NOW), unreadable: [NOW - 2, NOW, NOW + 2] }
    expect(afterDrop(paging, 'start', NOW).unreadable).toEqual([NOW + 2])
    expect(afterDrop({ ...paging, newer: NOW + 3 }, 'end', NOW).unreadable).toEqual([NOW - 2])
  })
})

it('continues where lines were dropped', () => {
  const loaded = older(openAtEnd(running, NOW))
  const withoutStart = afterDrop(loaded, 'start', NOW - 900)
  expect(olderRequest(withoutStart, running)).toMatchObject({ end: NOW - 900 })
  const withoutEnd = afterDrop(loaded, 'end', NOW - 900)
  expect(hasNewer(withoutEnd, running)).toBe(true)
  expect(newerRequest(withoutEnd, running, NOW)?.start).toBeLessThanOrEqual(NOW - 900)
})

it('goes on after a full response without a valid line', () => {
  const opened = openAtEnd(running, NOW)
  const request = olderRequest(opened, running)
  const paging = request && afterPage(opened, request, [], 1000)
  expect(paging && hasOlder(paging, running)).toBe(false)
})

it('accepts only responses that continue the loaded lines', () => {
  const paging = openAt(NOW, NOW)
  const request = olderRequest(paging, running)
  expect(request && continuesLog(paging, request)).toBe(true)
  expect(request && continuesLog(afterDrop(paging, 'start', NOW + 1), request)).toBe(false)
})
