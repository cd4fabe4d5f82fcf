import { FIRST, FIRST_OF_FAILURE, MAX_LENGTH, MAX_LINES } from './foldLines.ts'
import type { Chunk, LineBuffer } from './lineBuffer.ts'
import { LineSelection, type ChunkTest } from './lineSelection.ts'
import type { LogLine } from './logLine.ts'

/** The most rows of a message, far more than its first lines need. */
const MAX_ROWS = 255

/** The lines of a list, with what a virtual list reads for each of up to 100,000 lines in one pass. */
export interface ListedLines {
  readonly buffer: LineBuffer
  readonly test: ChunkTest
  readonly lines: LineSelection
  /** A number for each line, the same in later lists. */
  readonly keys: Uint32Array
}

const keysOfChunks = new WeakMap<Chunk, Uint32Array>()
const keysOfLines = new WeakMap<LogLine, number>()
let lastKey = 0

/** Lists the lines of a buffer that pass a test. */
export function listLines(buffer: LineBuffer, test: ChunkTest): ListedLines {
  const lines = new LineSelection(buffer, test)
  return { buffer, test, lines, keys: lines.valuesIn(new Uint32Array(lines.length), keysOf) }
}

function keysOf(chunk: Chunk): Uint32Array {
  const known = keysOfChunks.get(chunk)
  if (known) return known
  const keys = Uint32Array.from(chunk, (line) => {
    const key = keysOfLines.get(line) ?? (lastKey += 1)
    keysOfLines.set(line, key)
    return key
  })
  keysOfChunks.set(chunk, keys)
  return keys
}

/** Returns the rank of a line in a list, or of the next one if it isn't listed; -1 if it isn't loaded. */
export function rankOf({ buffer, lines }: ListedLines, line: LogLine): number {
  const index = buffer.indexOf(line)
  return index === -1 ? -1 : lines.rankFrom(index)
}

export function isListed(listed: ListedLines, line: LogLine): boolean {
  return listed.lines.at(rankOf(listed, line)) === line
}

/**
 * Returns the rank of a line in a list; of the nearest one if it isn't listed or not loaded anymore; -1 if the list is
 * empty.
 */
export function nearestRank({ buffer, lines }: ListedLines, line: LogLine): number {
  const known = buffer.indexOf(line)
  const index = known === -1 ? buffer.indexOfTime(line.time) : known
  const next = lines.rankFrom(index)
  if (next === lines.length) return next - 1
  if (next === 0) return 0
  return lines.indexAt(next) - index <= index - lines.indexAt(next - 1) ? next : next - 1
}

/** The room for text, in characters of the monospaced font. */
export interface TextRoom {
  /** The length of a row; `Infinity` if lines don't wrap. */
  readonly columns: number
  /** How much of a message's first row is taken. */
  readonly indent: number
}

/** Returns an estimate of the number of rows of text for each listed line. */
export function estimateRows({ lines }: ListedLines, room: TextRoom): Uint8Array {
  return lines.valuesIn(new Uint8Array(lines.length), (chunk) => rowsOf(chunk, room))
}

interface ChunkRows {
  readonly room: TextRoom
  readonly rows: Uint8Array
}

const rowsOfChunks = new WeakMap<Chunk, ChunkRows>()

function rowsOf(chunk: Chunk, room: TextRoom): Uint8Array {
  const known = rowsOfChunks.get(chunk)
  if (known?.room === room) return known.rows
  const rows = Uint8Array.from(chunk, ({ message }) => rowsOfMessage(message, room))
  rowsOfChunks.set(chunk, { room, rows })
  return rows
}

/** Whether a folded message ends with the line of an exception. A guess, since parsing each message takes too long. */
const EXCEPTION = /Traceback|(?:Error|Exception): /

function rowsOfMessage(message: string, { columns, indent }: TextRoom): number {
  const length = Math.min(message.length, MAX_LENGTH)
  let rows = 0
  let from = 0
  for (let line = 1; line <= MAX_LINES; line += 1) {
    const end = message.indexOf('\n', from)
    const to = end === -1 ? length : Math.min(end, length)
    const first = from + columns - (line === 1 ? indent : 0)
    rows += first >= to ? 1 : rowsOfLine(message, { first, to }, columns)
    // A long line has a button, too.
    if (end === -1) return Math.min(rows + (message.length > MAX_LENGTH ? 1 : 0), MAX_ROWS)
    from = end + 1
  }
  return EXCEPTION.test(message) ? FIRST_OF_FAILURE + 2 : FIRST + 1
}

/**
 * Returns the number of rows of a line that ends at `to` and wraps at spaces, if possible. Its first row has room up to
 * `first`.
 */
function rowsOfLine(
  text: string,
  { first, to }: { readonly first: number; readonly to: number },
  columns: number,
): number {
  let rows = 1
  let start = first - columns
  for (let end = first; end < to; end = start + columns) {
    const space = text.lastIndexOf(' ', end)
    start = space > Math.max(start, -1) ? space + 1 : end
    rows += 1
  }
  return rows
}
