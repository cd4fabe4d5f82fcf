import type { LogLine } from '#src/contract/logs.ts'
import { noise } from './random.ts'

type Level = LogLine['level']
export type Message = Pick<LogLine, 'message' | 'replica'>

/** A sequence of log lines of one level, oldest first, in which each line is computed from its index alone. */
export interface LogSource {
  readonly level: Level
  readonly count: number
  /** Returns when a line was written, whole ms since the epoch. Later lines have later times. */
  readonly timeOf: (index: number) => number
  readonly lineOf: (index: number) => LogLine
  /** The maximum time between writing a line and its arrival, ms. Default: 0. */
  readonly lateness?: number
}

interface SourceOptions {
  readonly level: Level
  /** The time of the last possible line, ms since the epoch. */
  readonly until: number
  readonly seed: number
}

interface PeriodicOptions extends SourceOptions {
  /** ms since the epoch */
  readonly from: number
  /** ms */
  readonly every: number
  readonly messageOf: (index: number) => Message
}

/** Returns the lines of a source from an index to another one, which is excluded. */
function part(source: LogSource, from: number, to: number): LogSource {
  const { timeOf, lineOf } = source
  return {
    ...source,
    count: to - from,
    timeOf: (index) => timeOf(from + index),
    lineOf: (index) => lineOf(from + index),
  }
}

/** Returns the lines of a source that aren't in a silent time. Both ends in ms since the epoch. */
export function withSilence(source: LogSource, from: number, to: number): LogSource[] {
  return [part(source, 0, indexAt(source, from)), part(source, indexAt(source, to), source.count)]
}

/** Returns the lines of a source that have arrived at a time (ms since the epoch). Half of the late ones are on time. */
export function arrivedLines(source: LogSource, now: number): LogSource[] {
  const { lateness = 0, count, timeOf, lineOf } = source
  if (lateness === 0) return [source]
  const settled = indexAt(source, now - lateness)
  const recent = Array.from({ length: count - settled }, (_, index) => settled + index).filter(
    (index) => {
      const delay = Math.max(0, 2 * noise(timeOf(index), 1) - 1) * lateness
      return timeOf(index) + delay <= now
    },
  )
  const at = (index: number) => recent[index] ?? settled
  return [
    part(source, 0, settled),
    {
      ...source,
      count: recent.length,
      timeOf: (index) => timeOf(at(index)),
      lineOf: (index) => lineOf(at(index)),
    },
  ]
}

/** Returns a source with one line in the first half of each period. */
export function periodic({
  level,
  from,
  until,
  every,
  seed,
  messageOf,
}: PeriodicOptions): LogSource {
  const timeOf = (index: number) =>
    Math.floor(from + index * every + (noise(seed, index) * every) / 2)
  const last = Math.floor((until - from) / every)
  const count = last < 0 ? 0 : last + (timeOf(last) <= until ? 1 : 0)
  const lineOf = (index: number) => ({
    timestamp: timestampOf(timeOf(index), seed + index),
    level,
    request_id: null,
    ...messageOf(index),
  })
  return { level, count, timeOf, lineOf }
}

/** Returns a source with these lines, of which those up to `until` are written. */
export function listed(
  lines: readonly (Message & { readonly at: number })[],
  { level, until, seed }: SourceOptions,
): LogSource {
  const timeOf = (index: number) => lines[index]?.at ?? Infinity
  const lineOf = (index: number) => {
    const { message = '', replica = null } = lines[index] ?? {}
    const timestamp = timestampOf(timeOf(index), seed + index)
    return { timestamp, level, request_id: null, message, replica }
  }
  return { level, count: lines.filter(({ at }) => at <= until).length, timeOf, lineOf }
}

/** Returns a time in nanoseconds: the ms since the epoch, and six digits that depend on the seed. */
function timestampOf(time: number, seed: number): string {
  return `${time}${String(Math.floor(noise(seed, 7) * 1e6)).padStart(6, '0')}`
}

interface LogWindow {
  /** Both ends are inclusive, ms since the epoch. */
  readonly from: number
  readonly to: number
  readonly direction: 'asc' | 'desc'
  readonly limit: number
}

/** Returns the lines in a window, in its direction. Builds at most `limit` lines, however long a log is. */
export function linesIn(
  sources: readonly LogSource[],
  { from, to, direction, limit }: LogWindow,
): LogLine[] {
  const sign = direction === 'asc' ? 1 : -1
  return sources
    .flatMap((source) => {
      const start = indexAt(source, from)
      const end = indexAt(source, to + 1)
      const count = Math.min(limit, end - start)
      const first = direction === 'asc' ? start : end - count
      // In the window's direction, so that the limit applies to lines of one millisecond too.
      const last = first + count - 1
      return Array.from({ length: count }, (_, offset) => {
        const index = direction === 'asc' ? first + offset : last - offset
        return { time: source.timeOf(index), line: () => source.lineOf(index) }
      })
    })
    .sort((a, b) => sign * (a.time - b.time))
    .slice(0, limit)
    .map(({ line }) => line())
    .sort((a, b) => sign * (a.timestamp < b.timestamp ? -1 : 1))
}

/** Returns the index of a source's first line at or after a time (ms since the epoch). */
function indexAt({ count, timeOf }: LogSource, time: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeOf(middle) < time) low = middle + 1
    else high = middle
  }
  return low
}
