import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { LineBuffer, type Insertion } from './lineBuffer.ts'
import { readLogLines } from './logLine.ts'
import {
  afterDrop,
  afterPage,
  continuesLog,
  loadedRange,
  type PageRequest,
  type Paging,
} from './paging.ts'

/** The loaded part of a log. */
export interface LoadedLog {
  readonly buffer: LineBuffer
  readonly paging: Paging
  /** A key for each received line that can't be displayed because its timestamp isn't a time. */
  readonly invalid: ReadonlySet<string>
}

/** A loaded log after a response. */
export interface Received extends Omit<Insertion, 'buffer'> {
  readonly log: LoadedLog
}

/** Returns a log without lines. */
export function emptyLog(paging: Paging): LoadedLog {
  return { buffer: LineBuffer.empty, paging, invalid: new Set() }
}

/** Returns the log with the lines of a response; unchanged if the response doesn't continue the loaded lines. */
export function receive(
  log: LoadedLog,
  request: PageRequest,
  page: readonly ApiLogLine[],
  maxLines?: number,
): Received {
  if (!continuesLog(log.paging, request)) return { log, added: 0, addedAtEnd: 0, dropped: null }
  const { direction, pass } = request
  const { lines, invalid } = readLogLines(direction === 'desc' ? page.toReversed() : page)
  const { buffer, ...insertion } = log.buffer.insert(lines, {
    reading: pass === null ? 'start' : 'end',
    ...(maxLines !== undefined && { limit: maxLines }),
  })
  const paging = afterPage(log.paging, request, lines, page.length)
  const { dropped } = insertion
  return {
    ...insertion,
    log: {
      buffer,
      paging: dropped ? afterDrop(paging, dropped.from, dropped.edge) : paging,
      invalid: invalid.length > 0 ? new Set([...log.invalid, ...invalid]) : log.invalid,
    },
  }
}

/**
 * Returns a log continued by the end of the log, which was loaded separately; the end alone if lines between them aren't
 * loaded.
 */
export function withEnd(log: LoadedLog, end: LoadedLog, maxLines?: number): LoadedLog {
  if (!loadedRange(log.paging) || end.paging.older >= log.paging.newer) return end
  const { buffer, dropped } = log.buffer.insert(end.buffer.slice(0, end.buffer.length), {
    reading: 'end',
    ...(maxLines !== undefined && { limit: maxLines }),
  })
  const paging: Paging = {
    ...end.paging,
    older: log.paging.older,
    flood: log.paging.flood,
    // Lines that were late when the log was read are read again.
    settledAt: Math.min(log.paging.settledAt, end.paging.settledAt),
    unreadable: [...new Set([...log.paging.unreadable, ...end.paging.unreadable])].sort(
      (a, b) => a - b,
    ),
  }
  return {
    buffer,
    paging: dropped ? afterDrop(paging, dropped.from, dropped.edge) : paging,
    invalid: new Set([...log.invalid, ...end.invalid]),
  }
}
