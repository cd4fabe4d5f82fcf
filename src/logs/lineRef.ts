import { LINE_REF } from '#src/view/lineRef.ts'
import type { LogLine } from './logLine.ts'

/** A reference to a line, as in the URL. */
export interface LineRef {
  /** Nanoseconds since the epoch. */
  readonly time: bigint
  /** Eight hex digits; see {@link hashLine}. */
  readonly hash: string
}

/** Parses a reference such as `1747224000000000000-bf9cf968`; `null` if the text isn't one. */
export function parseLineRef(text: string): LineRef | null {
  const [, digits, hash] = LINE_REF.exec(text) ?? []
  return digits === undefined || hash === undefined ? null : { time: BigInt(digits), hash }
}

/** Returns the reference to a line: its timestamp, and the hash of its message and replica. */
export function lineRefOf(line: LogLine): LineRef {
  return { time: line.time, hash: hashLine(line) }
}

/** Prints a reference as in the URL. */
export function printLineRef({ time, hash }: LineRef): string {
  return `${time}-${hash}`
}

const FNV_OFFSET = 0x81_1c_9d_c5
const FNV_PRIME = 0x01_00_01_93

/**
 * Returns the 32-bit FNV-1a hash of a line's message in UTF-8, followed by a null byte and the replica if it has one,
 * as eight hex digits. Bookmarks contain it, so it must never change.
 */
function hashLine({ message, replica }: LogLine): string {
  let hash = FNV_OFFSET
  for (const byte of new TextEncoder().encode(
    replica === null ? message : `${message}\0${replica}`,
  )) {
    hash = Math.imul(hash ^ byte, FNV_PRIME)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
