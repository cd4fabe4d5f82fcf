import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { lineRefOf, parseLineRef, type LineRef } from './lineRef.ts'
import { emptyLog, receive, withEnd, type LoadedLog } from './loadedLog.ts'
import { NANOS_PER_MS } from './logLine.ts'
import {
  canHaveLines,
  firstMillisecond,
  hasNewer,
  hasOlder,
  loadedRange,
  newerRequest,
  olderRequest,
  openAt,
  openAtEnd,
  type LogSpan,
  type PageRequest,
} from './paging.ts'

/** What to read: lines in a direction until there are new ones, or the end of the log. */
export type Step = 'older' | 'newer' | 'latest'

/** A job's log as far as it is read. Immutable. */
export interface LogState {
  readonly log: LoadedLog
  /** What is still to be read, in order. If empty, only polls read. */
  readonly steps: readonly Step[]
  /** The end of the log while it is being read for `latest`; otherwise `null`. */
  readonly end: LoadedLog | null
  /** The linked line, as in the URL; `null` if none. */
  readonly line: string | null
  /** Whether the end of the log has replaced the lines around the linked one. */
  readonly hasLeftLine: boolean
  /** Whether there was a response. */
  readonly isOpened: boolean
  /** The number of lines that polls have added at the end. */
  readonly arrived: number
  /** The end of the buffer from which lines were last dropped; `null` if none. */
  readonly dropped: 'start' | 'end' | null
}

/** Opens a log at its end. `now` in ms since the epoch, by the API's clock. */
function atEnd(span: LogSpan, now: number): LogState {
  return {
    log: emptyLog(openAtEnd(span, now)),
    steps: ['older'],
    end: null,
    line: null,
    hasLeftLine: false,
    isOpened: false,
    arrived: 0,
    dropped: null,
  }
}

/** Opens a log at a linked line, or at its end without one. `now` in ms since the epoch, by the API's clock. */
export function openLog(line: string | null, span: LogSpan, now: number): LogState {
  return withLine(atEnd(span, now), line, { span, now })
}

interface Moment {
  readonly span: LogSpan
  /** ms since the epoch, by the API's clock. */
  readonly now: number
}

/**
 * Returns the state for a linked line. If the line's time isn't loaded, the log is opened around it; first at the line
 * and after it. The nearest line to one before the job is the first.
 */
export function withLine(state: LogState, line: string | null, { span, now }: Moment): LogState {
  if (line === state.line) return state
  const next = { ...state, line, hasLeftLine: false }
  const ref = line === null ? null : parseLineRef(line)
  if (!ref) return next
  const ms = Math.max(millisecondOfRef(ref), firstMillisecond(span))
  if (!canHaveLines(ms, span, now) || isLoaded(next, ms)) return next
  return {
    ...next,
    log: emptyLog(openAt(ms, now)),
    steps: ['newer', 'older'],
    end: null,
    isOpened: false,
    dropped: null,
  }
}

/** Opens the log around the linked line again, after its lines were dropped. */
export function aroundLine(state: LogState, moment: Moment): LogState {
  return withLine({ ...state, line: null }, state.line, moment)
}

/** Returns a cached state for a log that is opened again: at a linked line, or at its end without one. */
export function reopened(state: LogState, line: string | null, moment: Moment): LogState {
  const next = withLine(state, line, moment)
  const isAtLine = line !== null && parseLineRef(line) !== null
  return isAtLine || !hasNewer(next.log.paging, moment.span) ? next : withStep(next, 'latest')
}

/** Returns the state with something more to read; the same state if it is planned already. */
export function withStep(state: LogState, step: Step): LogState {
  if (state.steps.includes(step)) return state
  if (step === 'latest') return { ...state, steps: ['latest'] }
  return { ...state, steps: [...state.steps, step] }
}

/**
 * Returns the next request, and the state that it belongs to; a request of `null` if the first step has nothing to
 * read. Without steps, the request is that of a poll.
 */
export function nextRequest(
  state: LogState,
  { span, now }: Moment,
): { readonly state: LogState; readonly request: PageRequest | null } {
  const [step] = state.steps
  const { paging } = state.log
  if (step === 'older') return { state, request: olderRequest(paging, span) }
  if (step === 'latest') {
    const end = state.end ?? emptyLog(openAtEnd(span, now))
    return { state: { ...state, end }, request: olderRequest(end.paging, span) }
  }
  const isPossible = step === 'newer' || isAtEnd(state, span)
  return { state, request: isPossible ? newerRequest(paging, span, now) : null }
}

/** Whether the loaded lines reach the end of the log, so that polls continue them. */
export function isAtEnd({ log, steps }: LogState, span: LogSpan): boolean {
  return steps.length === 0 && !hasNewer(log.paging, span)
}

/** Whether opening the log again requires a request: there can be lines that weren't read. */
export function needsRead(state: LogState, moment: Moment): boolean {
  return state.steps.length > 0 || nextRequest(state, moment).request !== null
}

/** Returns the state after a response. A step ends with the first lines that it adds, or when there can't be any. */
export function afterResponse(
  state: LogState,
  request: PageRequest,
  page: readonly ApiLogLine[],
  span: LogSpan,
): LogState {
  const [step] = state.steps
  if (step === 'latest' && state.end) {
    const { log: end } = receive(state.end, request, page)
    const isDone = end.buffer.length > 0 || !hasOlder(end.paging, span)
    const next = { ...state, end, isOpened: true }
    return isDone ? withoutStep(next) : next
  }
  const { log, added, addedAtEnd, dropped } = receive(state.log, request, page)
  const next: LogState = {
    ...state,
    log,
    isOpened: true,
    arrived: step === undefined ? state.arrived + addedAtEnd : state.arrived,
    dropped: dropped?.from ?? state.dropped,
  }
  // Of a millisecond with many lines, the last ones are read before the next step.
  const isPartial = step === 'newer' && log.paging.pass?.flood != null
  const isDone =
    (added > 0 && !isPartial) ||
    (step === 'older' ? !hasOlder(log.paging, span) : log.paging.pass === null)
  return step !== undefined && isDone ? withoutStep(next) : next
}

/** Returns the state without its first step, as far as that was read. */
export function withoutStep(state: LogState): LogState {
  const steps = state.steps.slice(1)
  if (!state.end) return { ...state, steps }
  const log = withEnd(state.log, state.end)
  const isReplaced = log === state.end
  return {
    ...state,
    log,
    steps,
    end: null,
    hasLeftLine: state.hasLeftLine || isReplaced,
    dropped: isReplaced ? null : state.dropped,
  }
}

/** A linked line in a log. */
export interface LinkedLine {
  /** `missing`: it doesn't exist, or not anymore. `unloaded`: it was dropped, with the lines around it. */
  readonly link: 'none' | 'loading' | 'found' | 'missing' | 'unloaded'
  /** Its index in the buffer, or that of the line that is nearest in time if it is missing; -1 if none. */
  readonly linkedIndex: number
}

/** Finds the linked line. One that was left for the end of the log has no state. */
export function linkedLine(state: LogState): LinkedLine {
  const ref = state.line === null ? null : parseLineRef(state.line)
  if (!ref) return { link: 'none', linkedIndex: -1 }
  const index = indexOfRef(state.log, ref)
  if (index !== -1) return { link: 'found', linkedIndex: index }
  if (!state.isOpened) return { link: 'loading', linkedIndex: -1 }
  if (!isLoaded(state, millisecondOfRef(ref))) {
    if (state.hasLeftLine) return { link: 'none', linkedIndex: -1 }
    if (state.dropped !== null) return { link: 'unloaded', linkedIndex: -1 }
  }
  return { link: 'missing', linkedIndex: nearestIndex(state.log, ref) }
}

/** Returns the index of a line in the buffer; -1 if none. */
function indexOfRef({ buffer }: LoadedLog, { time, hash }: LineRef): number {
  for (let index = buffer.indexOfTime(time); ; index += 1) {
    const line = buffer.at(index)
    if (line?.time !== time) return -1
    if (lineRefOf(line).hash === hash) return index
  }
}

/** Returns the index of the line that is nearest in time; -1 if the buffer is empty. */
function nearestIndex({ buffer }: LoadedLog, { time }: LineRef): number {
  const index = buffer.indexOfTime(time)
  const [before, after] = [buffer.at(index - 1), buffer.at(index)]
  if (!before) return after ? index : -1
  return after && after.time - time < time - before.time ? index : index - 1
}

function isLoaded({ log }: LogState, ms: number): boolean {
  const range = loadedRange(log.paging)
  return range !== null && ms >= range.from && ms <= range.to
}

function millisecondOfRef({ time }: LineRef): number {
  return Number(time / NANOS_PER_MS)
}
