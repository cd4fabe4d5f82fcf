import { millisecondOf, type LogLine } from './logLine.ts'

/** The maximum number of lines of a response (the contract). */
const PAGE_LIMIT = 1000
/** The maximum length of a window, ms: 7 days (the contract). */
const MAX_WINDOW = 7 * 24 * 3_600_000
/** How late a line can arrive, ms: Baseten's clients read this much again, on both sides of now (the contract). */
const LATENESS = 60_000
/** How long after its last update an ended job can have lines, ms. Reading on costs no request. */
const END_MARGIN = 300_000
/** Windows begin and end at multiples of this, ms, if possible, so that the proxy can share calls between tabs. */
const ALIGNMENT = 2000
/** The min time between readings of late lines if these take several requests, ms. */
const REREAD_INTERVAL = 20_000

const alignDown = (ms: number) => Math.floor(ms / ALIGNMENT) * ALIGNMENT
const alignUp = (ms: number) => Math.ceil(ms / ALIGNMENT) * ALIGNMENT

/** When a job can have lines. */
export interface LogSpan {
  /** ms since the epoch */
  readonly createdAt: number
  /** The last update of an ended job, ms since the epoch; `null` if the job can still write lines. */
  readonly endedAt: number | null
}

/** A request for lines. Both ends are inclusive, ms since the epoch. */
export interface PageRequest {
  readonly start: number
  readonly end: number
  readonly direction: 'asc' | 'desc'
  readonly limit: number
  /** The pass that a request for newer lines belongs to; `null` for older lines. */
  readonly pass: Pass | null
}

/** Reads newer lines up to an end, in one or more requests. */
interface Pass {
  /** The start of the next request, ms since the epoch. */
  readonly next: number
  /** The last millisecond to read, ms since the epoch. */
  readonly end: number
  /** When the pass began, ms since the epoch. Later lines can be missing from its first responses. */
  readonly asOf: number
  /**
   * The last time in a full response that has only lines of the millisecond `next`, ns: its last lines are read next,
   * in the other direction. `null` if there was none.
   */
  readonly flood: bigint | null
  /** Whether the pass reads late lines too. */
  readonly rereads: boolean
  /** The number of requests, including the next one. */
  readonly requests: number
}

/** What is known of a log, and where reading continues. All times are ms since the epoch. */
export interface Paging {
  readonly limit: number
  /** The last millisecond before the loaded lines. */
  readonly older: number
  /**
   * The first time in a full response that has only lines of the millisecond `older`, ns: its first lines are read
   * next, in the other direction. `null` if there was none.
   */
  readonly flood: bigint | null
  /** The first millisecond after the loaded lines. */
  readonly newer: number
  /** The unfinished pass; `null` if none. */
  readonly pass: Pass | null
  /** When the last pass that read late lines began: earlier lines can only be missing if they are late. */
  readonly settledAt: number
  /** The number of requests of that pass. */
  readonly rereadRequests: number
  /** Loaded milliseconds, ascending, of whose lines some can be missing. */
  readonly unreadable: readonly number[]
}

/** Opens a log at its end. `now` in ms since the epoch, by the API's clock. */
export function openAtEnd(span: LogSpan, now: number, limit = PAGE_LIMIT): Paging {
  const end = lastMillisecond(span, now)
  return opened({ older: end, newer: Math.min(end, now) + 1 }, now, limit)
}

/** Opens a log at a time, from which both directions are read. Both times in ms since the epoch. */
export function openAt(time: number, now: number, limit = PAGE_LIMIT): Paging {
  // A later time would count lines as loaded that can still arrive.
  const at = Math.min(time, now)
  return opened({ older: at - 1, newer: at }, now, limit)
}

/** Opens a log at its beginning. `now` in ms since the epoch, by the API's clock. */
export function openAtStart(span: LogSpan, now: number, limit = PAGE_LIMIT): Paging {
  return openAt(firstMillisecond(span), now, limit)
}

function opened(edges: Pick<Paging, 'older' | 'newer'>, now: number, limit: number): Paging {
  return {
    ...edges,
    flood: null,
    limit,
    pass: null,
    settledAt: now,
    rereadRequests: 1,
    unreadable: [],
  }
}

/** Returns the first millisecond that can have a line. */
export function firstMillisecond({ createdAt }: LogSpan): number {
  return alignDown(createdAt)
}

/** The last millisecond that can have a line. Clocks of nodes can be ahead. */
function lastMillisecond({ endedAt }: LogSpan, now: number): number {
  return alignUp(endedAt === null ? now + LATENESS : endedAt + END_MARGIN)
}

/** Whether a millisecond can have a line. `now` in ms since the epoch, by the API's clock. */
export function canHaveLines(ms: number, span: LogSpan, now: number): boolean {
  return ms >= firstMillisecond(span) && ms <= lastMillisecond(span, now)
}

/** Returns the loaded range, in which only late lines can be missing; `null` if nothing is loaded. */
export function loadedRange({ older, newer }: Paging): { from: number; to: number } | null {
  return older + 1 < newer ? { from: older + 1, to: newer - 1 } : null
}

/** Whether older lines than the loaded ones can exist. */
export function hasOlder({ older }: Paging, span: LogSpan): boolean {
  return older >= firstMillisecond(span)
}

/** Whether the loaded lines end before the lines of the last poll, as after opening a log at a time. */
export function hasNewer({ newer, settledAt }: Paging, span: LogSpan): boolean {
  return newer <= Math.min(settledAt, lastMillisecond(span, settledAt))
}

/** Whether the lines up to the end of an ended job are loaded, except late ones. */
export function hasLastLines(paging: Paging, { endedAt }: LogSpan): boolean {
  const range = loadedRange(paging)
  return endedAt !== null && range !== null && range.to >= endedAt
}

/** Returns the request for the next older lines; `null` if there can't be any. */
export function olderRequest(paging: Paging, span: LogSpan): PageRequest | null {
  if (!hasOlder(paging, span)) return null
  const { older: end, limit, flood } = paging
  if (flood !== null) return { start: end, end, direction: 'asc', limit, pass: null }
  const start = Math.max(firstMillisecond(span), alignUp(end - MAX_WINDOW))
  return { start, end, direction: 'desc', limit, pass: null }
}

/**
 * Returns the request for the next newer lines, which includes recent lines again because lines can be late; `null` if
 * the job has ended and all its lines are read. `now` in ms since the epoch, by the API's clock.
 */
export function newerRequest(paging: Paging, span: LogSpan, now: number): PageRequest | null {
  const pass = paging.pass ?? nextPass(paging, span, now)
  if (pass.next > pass.end) return null
  const { next: start, end } = pass
  const { limit } = paging
  if (pass.flood !== null) return { start, end: start, direction: 'desc', limit, pass }
  const last = Math.min(end, alignDown(start + MAX_WINDOW))
  return { start, end: last, direction: 'asc', limit, pass }
}

function nextPass(paging: Paging, span: LogSpan, now: number): Pass {
  const { older, newer, settledAt, rereadRequests } = paging
  const end = lastMillisecond(span, now)
  // The log of an ended job is polled only a few times, the last of which must include late lines.
  const rereads = rereadRequests <= 1 || span.endedAt !== null || now - settledAt >= REREAD_INTERVAL
  const from = rereads ? Math.min(newer, settledAt - LATENESS) : newer
  // An earlier start could load lines before the loaded range, with a gap in between.
  const next = newer > end ? newer : Math.min(newer, Math.max(older + 1, alignDown(from)))
  return { next, end, flood: null, asOf: now, rereads, requests: 1 }
}

/**
 * Whether a response still continues the loaded lines. If lines were dropped after its request, it must be
 * ignored, since the lines between it and the others are missing.
 */
export function continuesLog(paging: Paging, { pass, start, end }: PageRequest): boolean {
  if (pass === null) return end === paging.older
  // Within a pass, the loaded lines end at most where the pass began: later lines can still be missing.
  return start <= Math.max(paging.newer, paging.pass?.next ?? 0)
}

/**
 * Returns what is known after a response. `lines` are its valid lines in any order, `received` the number of all its
 * lines.
 */
export function afterPage(
  paging: Paging,
  request: PageRequest,
  lines: readonly LogLine[],
  received = lines.length,
): Paging {
  const page: Page = { request, lines, isFull: received >= request.limit }
  return request.pass ? afterNewer(paging, page, request.pass) : afterOlder(paging, page)
}

interface Page {
  readonly request: PageRequest
  readonly lines: readonly LogLine[]
  /** Whether the response has as many lines as possible, so that there can be more. */
  readonly isFull: boolean
}

/**
 * Returns the millisecond at which a full response ends, whose other lines the next request must include; `null` if
 * the response isn't full or has no line.
 */
function edgeOf({ request: { direction, start, end }, lines, isFull }: Page): number | null {
  if (!isFull || lines.length === 0) return null
  return direction === 'desc'
    ? Math.max(start, millisecondOf({ time: firstTime(lines) }))
    : Math.min(end, millisecondOf({ time: lastTime(lines) }))
}

/** Times in ns; 0 without lines. */
function firstTime([line, ...others]: readonly LogLine[]): bigint {
  return others.reduce((first, { time }) => (time < first ? time : first), line?.time ?? 0n)
}

function lastTime(lines: readonly LogLine[]): bigint {
  return lines.reduce((last, { time }) => (time > last ? time : last), 0n)
}

function afterOlder(paging: Paging, page: Page): Paging {
  const { request, lines, isFull } = page
  const { start, end } = request
  if (paging.flood !== null) {
    // If the first lines reach beyond the beginning of the last ones, there is no line in between.
    const isRead = !isFull || lastTime(lines) > paging.flood
    const unreadable = isRead ? paging.unreadable : withUnreadable(paging, end)
    return { ...paging, older: end - 1, flood: null, unreadable }
  }
  const edge = edgeOf(page)
  if (edge === null) return { ...paging, older: start - 1 }
  return { ...paging, older: edge, flood: edge < end ? null : firstTime(lines) }
}

function afterNewer(paging: Paging, page: Page, pass: Pass): Paging {
  const { request, lines, isFull } = page
  const { start, end } = request
  const isRead = pass.flood === null || !isFull || firstTime(lines) < pass.flood
  const edge = pass.flood === null ? edgeOf(page) : null
  const next = edge ?? end + 1
  const isDone = next > pass.end
  const flood = edge !== null && edge <= start ? lastTime(lines) : null
  return {
    ...paging,
    newer: Math.max(paging.newer, Math.min(next, pass.asOf + 1)),
    pass: isDone ? null : { ...pass, next, flood, requests: pass.requests + 1 },
    ...(isDone && pass.rereads && { settledAt: pass.asOf, rereadRequests: pass.requests }),
    unreadable: isRead ? paging.unreadable : withUnreadable(paging, start),
  }
}

function withUnreadable({ unreadable }: Paging, ms: number): readonly number[] {
  return unreadable.includes(ms) ? unreadable : [...unreadable, ms].sort((a, b) => a - b)
}

/** Returns what is known after lines were dropped: all of the millisecond `edge` and beyond it. */
export function afterDrop(paging: Paging, from: 'start' | 'end', edge: number): Paging {
  if (from === 'start') {
    const older = Math.max(paging.older, edge)
    const flood = older === paging.older ? paging.flood : null
    return { ...paging, older, flood, unreadable: paging.unreadable.filter((ms) => ms > older) }
  }
  const newer = Math.min(paging.newer, edge)
  const unreadable = paging.unreadable.filter((ms) => ms < newer)
  return { ...paging, newer, pass: null, unreadable }
}
