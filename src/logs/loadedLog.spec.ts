import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { emptyLog, receive, type LoadedLog } from './loadedLog.ts'
import type { LogLine } from './logLine.ts'
import {
  hasNewer,
  hasOlder,
  loadedRange,
  newerRequest,
  olderRequest,
  openAt,
  openAtEnd,
  openAtStart,
  type LogSpan,
  type PageRequest,
  type Paging,
} from './paging.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const START = Date.UTC(2026, 2, 2)
/** The lines of a response in these tests, so that few lines need several. */
const LIMIT = 5

/** A line of the model, and when the API returns it first, ms since the epoch. */
interface ModelLine extends ApiLogLine {
  readonly ms: number
  readonly arrival: number
}

const idOf = ({ timestamp, message, replica }: ApiLogLine) =>
  `${timestamp.padStart(22, '0')} ${replica ?? ''} ${message}`
const idsOf = (lines: readonly ModelLine[]) => lines.map(idOf).sort()
const loadedIds = ({ buffer }: LoadedLog) => buffer.slice(0, buffer.length).map(idOfLine)
const idOfLine = ({ time, message, replica }: LogLine) =>
  idOf({ timestamp: String(time), message, replica })

/** Returns the API's response: the window's first or last lines of those that have arrived. */
function respond(all: readonly ModelLine[], request: PageRequest, now: number): ApiLogLine[] {
  expect(request.end - request.start).toBeGreaterThanOrEqual(0)
  expect(request.end - request.start).toBeLessThanOrEqual(7 * DAY)
  const lines = all
    .filter(({ ms, arrival }) => arrival <= now && ms >= request.start && ms <= request.end)
    .toSorted((a, b) => idOf(a).localeCompare(idOf(b)))
  return (request.direction === 'desc' ? lines.toReversed() : lines).slice(0, request.limit)
}

/** Expects the loaded lines to be in order, each once, and complete in the loaded range. */
function expectHonest(log: LoadedLog, all: readonly ModelLine[], now: number): void {
  const ids = loadedIds(log)
  const times = log.buffer.slice(0, log.buffer.length).map(({ time }) => time)
  expect(times).toEqual(times.toSorted((a, b) => Number(a - b)))
  expect(new Set(ids).size).toBe(ids.length)
  const range = loadedRange(log.paging)
  if (!range) return
  const inRange = all.filter(
    ({ ms, arrival }) =>
      ms >= range.from && ms <= range.to && arrival <= now && !log.paging.unreadable.includes(ms),
  )
  const loaded = new Set(ids)
  expect(inRange.map(idOf).filter((id) => !loaded.has(id))).toEqual([])
}

/** Lines of several nodes with equal times and messages, in clusters with silent hours and days in between. */
const linesUpTo = (end: number, maxLateness: number): fc.Arbitrary<ModelLine[]> =>
  fc
    .uniqueArray(
      fc.record({
        ms: fc
          .tuple(fc.nat(6), fc.nat(20), fc.constantFrom(1, SECOND))
          .map(([cluster, offset, unit]) =>
            Math.min(end, START + Math.floor(((end - START) * cluster) / 6) + offset * unit),
          ),
        nanos: fc.constantFrom('000000', '000001', '999999'),
        message: fc.constantFrom('step', 'loss', 'warning'),
        replica: fc.constantFrom(null, 'node-0', 'node-1'),
        lateness: fc.nat(maxLateness),
      }),
      {
        maxLength: 80,
        selector: ({ ms, nanos, message, replica }) => [ms, nanos, message, replica].join(' '),
      },
    )
    .map((lines) =>
      lines.map(({ ms, nanos, message, replica, lateness }) => ({
        timestamp: `${ms}${nanos}`,
        message,
        replica,
        ms,
        arrival: ms + lateness,
      })),
    )

/** Milliseconds whose first and last lines don't prove that none is missing in between. */
function floodedOf(all: readonly ModelLine[]): Set<number> {
  const isFlooded = (at: number) => {
    const times = all
      .filter(({ ms }) => ms === at)
      .map(({ timestamp }) => Number(timestamp.slice(-6)))
    times.sort((a, b) => a - b)
    return times.length >= LIMIT && (times[LIMIT - 1] ?? 0) <= (times.at(-LIMIT) ?? 0)
  }
  return new Set(all.map(({ ms }) => ms).filter(isFlooded))
}

/** Reads a log that has ended in both directions until there is nothing left, and returns it. */
function readAll(paging: Paging, span: LogSpan, all: readonly ModelLine[], now: number): LoadedLog {
  let log = emptyLog(paging)
  for (let requests = 0; requests < 2000; requests += 1) {
    const request =
      (requests % 2 ? null : newerRequest(log.paging, span, now)) ??
      olderRequest(log.paging, span) ??
      newerRequest(log.paging, span, now)
    if (!request) return log
    ;({ log } = receive(log, request, respond(all, request, now)))
    expectHonest(log, all, now)
  }
  throw new Error('Reading does not end')
}

describe('reading an ended log', () => {
  it.each([
    ['a minute', MINUTE],
    ['a day', DAY],
    ['forty days', 40 * DAY],
  ])('returns every line once, in order, over %s', (_, length) => {
    const end = START + length
    const span = { createdAt: START, endedAt: end }
    const now = end + DAY
    fc.assert(
      fc.property(
        linesUpTo(end, MINUTE),
        fc.constantFrom('end', 'start', 'middle'),
        fc.nat(length),
        (all, where, offset) => {
          const paging =
            where === 'end'
              ? openAtEnd(span, now, LIMIT)
              : where === 'start'
                ? openAtStart(span, now, LIMIT)
                : openAt(START + offset, now, LIMIT)
          const log = readAll(paging, span, all, now)
          const flooded = floodedOf(all)
          const readable = (ms: number) => !flooded.has(ms)
          expect(loadedIds(log).filter((id) => readable(Number(id.slice(0, 16))))).toEqual(
            idsOf(all.filter(({ ms }) => readable(ms))),
          )
          expect(log.paging.unreadable).toEqual([...flooded].sort((a, b) => a - b))
          expect(hasOlder(log.paging, span)).toBe(false)
          expect(hasNewer(log.paging, span)).toBe(false)
          expect(loadedRange(log.paging)?.from).toBeLessThanOrEqual(START)
          expect(loadedRange(log.paging)?.to).toBeGreaterThanOrEqual(end)
        },
      ),
    )
  })
})

describe('tailing a log', () => {
  it('returns every line once, in order, however late and in bursts', () => {
    const length = 5 * MINUTE
    const end = START + length
    fc.assert(
      fc.property(
        linesUpTo(end, MINUTE),
        fc.nat(length),
        fc.array(fc.integer({ min: 2 * SECOND, max: MINUTE }), { minLength: 3 }),
        (all, openedAfter, waits) => {
          let now = START + openedAfter
          let log = emptyLog(openAtEnd({ createdAt: START, endedAt: null }, now, LIMIT))
          const read = (request: PageRequest | null) => {
            if (request) ({ log } = receive(log, request, respond(all, request, now)))
          }
          read(olderRequest(log.paging, { createdAt: START, endedAt: null }))
          const last = end + 3 * MINUTE
          for (let poll = 0; now < last; poll += 1) {
            now += waits[poll % waits.length] ?? SECOND
            const span = { createdAt: START, endedAt: null }
            do {
              read(newerRequest(log.paging, span, now))
              now += 200
            } while (log.paging.pass)
            expect(hasNewer(log.paging, span)).toBe(false)
          }
          const span = { createdAt: START, endedAt: end }
          while (hasOlder(log.paging, span)) read(olderRequest(log.paging, span))
          const flooded = floodedOf(all)
          const ids = loadedIds(log)
          const readable = (ms: number) => !flooded.has(ms)
          expect(ids.filter((id) => readable(Number(id.slice(0, 16))))).toEqual(
            idsOf(all.filter(({ ms }) => readable(ms))),
          )
          expectHonest(log, all, now)
        },
      ),
    )
  })

  it('is complete in the loaded range after each response, if no line is late', () => {
    const end = START + 5 * MINUTE
    fc.assert(
      fc.property(linesUpTo(end, 0), fc.array(fc.boolean(), { maxLength: 60 }), (all, steps) => {
        let now = START + MINUTE
        const span = { createdAt: START, endedAt: null }
        let log = emptyLog(openAtEnd(span, now, LIMIT))
        for (const isOlder of [true, ...steps]) {
          const request = isOlder
            ? olderRequest(log.paging, span)
            : newerRequest(log.paging, span, now)
          if (request) ({ log } = receive(log, request, respond(all, request, now), 30))
          expectHonest(log, all, now)
          now += 2 * SECOND
        }
        expect(log.buffer.length).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('reads on behind a full response of lines that are ahead of the clock', () => {
    const span = { createdAt: START, endedAt: null }
    const now = START + MINUTE
    const all = Array.from({ length: 4 * LIMIT }, (_, index) => {
      const ms = now + SECOND + index
      return { timestamp: `${ms}000000`, message: 'step', ms, arrival: now }
    })
    let log = emptyLog(openAtEnd(span, now, LIMIT))
    for (let requests = 0; requests < 6; requests += 1) {
      const request = newerRequest(log.paging, span, now)
      if (request) ({ log } = receive(log, request, respond(all, request, now)))
    }
    expect(loadedIds(log)).toEqual(idsOf(all))
  })

  it('ignores a response whose neighboring lines were dropped', () => {
    const span = { createdAt: START, endedAt: START + MINUTE }
    const page = (from: number) =>
      Array.from({ length: LIMIT }, (_, index) => ({
        timestamp: `${from - index}000000`,
        message: 'step',
      }))
    let log = emptyLog(openAtEnd(span, START + DAY, LIMIT))
    const first = olderRequest(log.paging, span)
    if (first) ({ log } = receive(log, first, page(START + 50)))
    const second = olderRequest(log.paging, span)
    expect(second?.end).toBe(START + 46)
    // Newer lines push the older ones out while the second response is on its way.
    const newer = newerRequest({ ...log.paging, newer: START + 51 }, span, START + DAY)
    if (newer) ({ log } = receive(log, newer, page(START + 60), LIMIT))
    expect(second && receive(log, second, page(START + 46)).log).toBe(log)
  })
})
