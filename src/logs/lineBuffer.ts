import { isSameLine, lineKey, millisecondOf, NANOS_PER_MS, type LogLine } from './logLine.ts'

/** The maximum number of lines of a buffer. */
const MAX_LINES = 100_000
/** The maximum number of lines of a chunk, unless more lines have the same time. */
const CHUNK = 512

/** Lines in order. Never empty. All lines of one time are in the same chunk. */
export type Chunk = readonly LogLine[]

/** Lines that were removed because the buffer was full. */
export interface Dropped {
  readonly from: 'start' | 'end'
  readonly count: number
  /** All lines of this millisecond and of those beyond it are removed, ms since the epoch. */
  readonly edge: number
}

/** The result of an insertion. */
export interface Insertion {
  readonly buffer: LineBuffer
  /** The number of lines that the buffer didn't have. */
  readonly added: number
  /** The number of those after the line that was last. */
  readonly addedAtEnd: number
  /** `null` if the buffer has space for all lines. */
  readonly dropped: Dropped | null
}

interface InsertOptions {
  /** The end that is being read, from which no lines are dropped. */
  readonly reading: 'start' | 'end'
  /** The maximum number of lines. */
  readonly limit?: number
}

/**
 * The loaded lines in order, each once. Lines of the same time have the order in which the API returned them first.
 * Immutable: an insertion returns another buffer, which shares the chunks without new lines.
 */
export class LineBuffer {
  static readonly empty = new LineBuffer([])

  readonly chunks: readonly Chunk[]
  readonly length: number
  /** The index of each chunk's first line. */
  readonly #starts: readonly number[]

  private constructor(chunks: readonly Chunk[]) {
    const starts: number[] = []
    let length = 0
    for (const chunk of chunks) {
      starts.push(length)
      length += chunk.length
    }
    this.chunks = chunks
    this.length = length
    this.#starts = starts
  }

  /** Returns the line at an index; `undefined` if there is none. */
  at(index: number): LogLine | undefined {
    const at = lastAtMost(this.#starts, index, (start) => start)
    return this.chunks[at]?.[index - (this.#starts[at] ?? 0)]
  }

  /** Returns the lines from an index up to another, exclusive. */
  slice(from: number, to: number): LogLine[] {
    const lines: LogLine[] = []
    const first = Math.max(
      0,
      lastAtMost(this.#starts, from, (start) => start),
    )
    for (let at = first; at < this.chunks.length; at += 1) {
      const start = this.#starts[at] ?? 0
      if (start >= to) break
      append(lines, (this.chunks[at] ?? []).slice(Math.max(0, from - start), to - start))
    }
    return lines
  }

  /** Returns the index of the first line at or after a time, in nanoseconds since the epoch. */
  indexOfTime(time: bigint): number {
    const at = Math.max(0, this.#chunkFor(time))
    const chunk = this.chunks[at] ?? []
    return (this.#starts[at] ?? 0) + lastAtMost(chunk, time - 1n, (line) => line.time) + 1
  }

  /** Returns the index of a line, which can differ from the line's index in an earlier buffer; -1 if none. */
  indexOf(line: LogLine): number {
    for (let index = this.indexOfTime(line.time); ; index += 1) {
      const found = this.at(index)
      if (found?.time !== line.time) return -1
      if (isSameLine(found, line)) return index
    }
  }

  /**
   * Adds the lines that the buffer doesn't have. They can have any order; lines of the same time must be in the order
   * in which they were logged. If there are too many, lines are dropped from the end that isn't being read, in whole
   * milliseconds. Returns the same buffer if no line is new.
   */
  insert(lines: readonly LogLine[], { reading, limit = MAX_LINES }: InsertOptions): Insertion {
    const last = this.at(this.length - 1)
    const chunks = this.#merge(byTime(lines))
    if (!chunks) return { buffer: this, added: 0, addedAtEnd: 0, dropped: null }
    const merged = new LineBuffer(chunks)
    const added = merged.length - this.length
    const addedAtEnd = last ? merged.length - 1 - merged.indexOf(last) : added
    return { ...merged.#dropFrom(reading === 'end' ? 'start' : 'end', limit), added, addedAtEnd }
  }

  /** Returns the index of the chunk to which a time belongs; -1 if it is before all chunks. */
  #chunkFor(time: bigint): number {
    return lastAtMost(this.chunks, time, (chunk) => chunk[0]?.time ?? 0n)
  }

  /** Returns the chunks with these sorted lines; `null` if none is new. */
  #merge(lines: readonly LogLine[]): Chunk[] | null {
    const chunks: Chunk[] = []
    let isChanged = false
    /** The number of own chunks that are in the result. */
    let done = 0
    for (let from = 0; from < lines.length;) {
      const at = Math.max(0, this.#chunkFor(lines[from]?.time ?? 0n))
      const next = this.chunks[at + 1]?.[0]?.time
      const to = next === undefined ? lines.length : firstFrom(lines, next, from)
      chunks.push(...this.chunks.slice(done, at))
      const chunk = this.chunks[at] ?? []
      const merged = mergeLines(chunk, lines.slice(from, to))
      if (merged.length > chunk.length) isChanged = true
      const isLast = at + 1 >= this.chunks.length
      chunks.push(...(merged.length > chunk.length ? split(merged, isLast) : [chunk]))
      done = at + 1
      from = to
    }
    return isChanged ? [...chunks, ...this.chunks.slice(done)] : null
  }

  /** Removes lines from one end, in whole milliseconds, until at most `limit` remain. */
  #dropFrom(from: Dropped['from'], limit: number): Pick<Insertion, 'buffer' | 'dropped'> {
    if (this.length <= limit) return { buffer: this, dropped: null }
    const edge = millisecondAt(this, from === 'start' ? this.length - limit - 1 : limit)
    const [start, end] =
      from === 'start'
        ? [this.indexOfTime(BigInt(edge + 1) * NANOS_PER_MS), this.length]
        : [0, this.indexOfTime(BigInt(edge) * NANOS_PER_MS)]
    const count = this.length - (end - start)
    return { buffer: this.#between(start, end), dropped: { from, count, edge } }
  }

  #between(from: number, to: number): LineBuffer {
    const chunks = this.chunks.flatMap((chunk, at) => {
      const start = this.#starts[at] ?? 0
      if (start >= from && start + chunk.length <= to) return [chunk]
      const rest = chunk.slice(Math.max(0, from - start), Math.max(0, to - start))
      return rest.length > 0 ? [rest] : []
    })
    return new LineBuffer(chunks)
  }
}

function millisecondAt(buffer: LineBuffer, index: number): number {
  const line = buffer.at(index)
  return line ? millisecondOf(line) : 0
}

/** Returns the index of the last item whose key is at most a limit; -1 if none. The keys must be in order. */
function lastAtMost<Item, Key extends number | bigint>(
  items: readonly Item[],
  limit: Key,
  keyOf: (item: Item) => Key,
): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && keyOf(item) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Returns the index of the first of the sorted lines at or after a time. */
function firstFrom(lines: readonly LogLine[], time: bigint, from: number): number {
  let index = from
  while (index < lines.length && (lines[index]?.time ?? time) < time) index += 1
  return index
}

/** Sorts lines by time; those of the same time keep their order. */
function byTime(lines: readonly LogLine[]): readonly LogLine[] {
  const isSorted = lines.every((line, index) => (lines[index - 1]?.time ?? 0n) <= line.time)
  if (isSorted) return lines
  return lines.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}

/** Merges sorted lines with new sorted lines, which can have some of the same lines. */
function mergeLines(known: readonly LogLine[], found: readonly LogLine[]): LogLine[] {
  const merged: LogLine[] = []
  let at = 0
  for (let from = 0; from < found.length;) {
    const time = found[from]?.time ?? 0n
    const to = firstFrom(found, time + 1n, from)
    const start = firstFrom(known, time, at)
    const end = firstFrom(known, time + 1n, start)
    append(merged, known.slice(at, start))
    append(merged, mergeGroup(known.slice(start, end), found.slice(from, to)))
    at = end
    from = to
  }
  append(merged, known.slice(at))
  return merged
}

/** Appends lines one by one, since a call has room for a limited number of arguments. */
function append(lines: LogLine[], others: readonly LogLine[]): void {
  for (const line of others) lines.push(line)
}

/**
 * Merges two lists of lines of the same time. A found line stays before the next known line of its response, or comes
 * last, so that the order is the API's, whichever response was read first.
 */
function mergeGroup(known: readonly LogLine[], found: readonly LogLine[]): readonly LogLine[] {
  const [line, ...others] = found
  // Most times have one line.
  if (line && others.length === 0 && known.length <= 1) {
    return known.some((each) => isSameLine(each, line)) ? known : [...known, line]
  }
  const rankOf = new Map(known.map((each, rank) => [lineKey(each), rank]))
  const seen = new Set<string>()
  const merged: LogLine[] = []
  let waiting: LogLine[] = []
  let done = 0
  for (const each of found) {
    const key = lineKey(each)
    if (seen.has(key)) continue
    seen.add(key)
    const rank = rankOf.get(key)
    if (rank === undefined) {
      waiting.push(each)
    } else if (rank >= done) {
      append(merged, known.slice(done, rank))
      append(merged, waiting)
      append(merged, known.slice(rank, rank + 1))
      waiting = []
      done = rank + 1
    }
  }
  return [...merged, ...known.slice(done), ...waiting]
}

/**
 * Splits lines into chunks without separating lines of the same time. The last chunk of a buffer is split into full
 * chunks, since lines are usually appended; others into equal chunks, so that late lines don't leave small ones.
 */
function split(lines: LogLine[], isLast: boolean): Chunk[] {
  if (lines.length <= CHUNK) return [lines]
  const size = isLast ? CHUNK : Math.ceil(lines.length / Math.ceil(lines.length / CHUNK))
  const chunks: Chunk[] = []
  for (let from = 0; from < lines.length;) {
    let to = Math.min(from + size, lines.length)
    while (to < lines.length && lines[to]?.time === lines[to - 1]?.time) to += 1
    chunks.push(lines.slice(from, to))
    from = to
  }
  return chunks
}
