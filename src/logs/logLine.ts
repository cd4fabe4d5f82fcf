import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { parseTime } from '#src/lib/time.ts'

/** A log line. It has no ID: two lines with the same time, message and replica are the same line (the contract). */
export interface LogLine {
  /** Nanoseconds since the epoch, which a number can't hold. A BigInt takes less memory than the digits. */
  readonly time: bigint
  /** Can have several lines, terminal sequences and untrusted text. */
  readonly message: string
  /** Differs between the nodes of a job; `null` if not given. */
  readonly replica: string | null
  /** As the API names it; `null` if the line has none. */
  readonly level: string | null
}

export const NANOS_PER_MS = 1_000_000n
const NANO_DIGITS = 9

/** The last time that a `Date` can hold, in nanoseconds. */
const MAX_TIME = 8_640_000_000_000_000n * NANOS_PER_MS
const DIGITS = /^\d{1,22}$/

/** Returns a timestamp of the API in nanoseconds since the epoch; `null` if it isn't a time since 1970. */
export function parseTimestamp(timestamp: string): bigint | null {
  const time = DIGITS.test(timestamp) ? BigInt(timestamp) : parseDate(timestamp)
  return time !== null && time >= 0n && time <= MAX_TIME ? time : null
}

/** An ISO 8601 date and time; `Date` accepts other texts too, such as `-1`. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/

/** Parses a date with a fraction of up to nanoseconds, of which `Date` would lose all but milliseconds. */
function parseDate(text: string): bigint | null {
  const [, day, clock, fraction = '', zone = ''] = ISO.exec(text) ?? []
  const ms = parseTime(`${day}T${clock}${zone}`)
  if (Number.isNaN(ms)) return null
  const nanos = fraction.slice(0, NANO_DIGITS).padEnd(NANO_DIGITS, '0')
  return BigInt(ms) * NANOS_PER_MS + BigInt(nanos)
}

/** Returns a line's time in whole ms since the epoch, rounded down: the grain of the API's windows. */
export function millisecondOf({ time }: Pick<LogLine, 'time'>): number {
  return Number(time / NANOS_PER_MS)
}

/** The lines of a response, in its order. */
export interface ReadLines {
  readonly lines: readonly LogLine[]
  /** A key for each different line that was omitted because its timestamp isn't a time. */
  readonly invalid: readonly string[]
}

/** Reads the lines of a response. Equal replicas and levels are interned. */
export function readLogLines(page: readonly ApiLogLine[]): ReadLines {
  const pool = new Map<string, string>()
  const interned = (text: string) => {
    const known = pool.get(text)
    if (known === undefined) pool.set(text, text)
    return known ?? text
  }
  const lines: LogLine[] = []
  const invalid = new Set<string>()
  for (const { timestamp, message, replica, level } of page) {
    const time = parseTimestamp(timestamp)
    if (time === null) {
      invalid.add(JSON.stringify([timestamp, message, replica]))
      continue
    }
    lines.push({
      time,
      message,
      replica: replica == null ? null : interned(replica),
      level: level == null ? null : interned(level),
    })
  }
  return { lines, invalid: [...invalid] }
}

/** Whether two log lines are the same line. */
export function isSameLine(a: LogLine, b: LogLine): boolean {
  return a.time === b.time && a.message === b.message && a.replica === b.replica
}

/** Returns a key that the lines of one time have in common only if they are the same line. */
export function lineKey({ message, replica }: LogLine): string {
  return replica === null ? `-${message}` : `${replica.length}:${replica}${message}`
}
