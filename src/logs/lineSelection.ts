import type { Chunk, LineBuffer } from './lineBuffer.ts'
import type { LogLine } from './logLine.ts'

/** Returns the offsets of a chunk's selected lines, in order; `null` if they aren't known yet. */
export type ChunkTest = (chunk: Chunk) => Uint32Array | null

/**
 * Returns a test of chunks by line. Each chunk is tested once. Since a buffer shares the chunks that have no new line
 * with earlier ones, only new lines and those around them are tested after an insertion.
 */
export function testingLines(test: (line: LogLine) => boolean): ChunkTest {
  const known = new WeakMap<Chunk, Uint32Array>()
  return (chunk) => {
    const found = known.get(chunk) ?? offsetsWhere(chunk, test)
    known.set(chunk, found)
    return found
  }
}

/** Returns the offsets of the items that pass a test. */
export function offsetsWhere<Item>(
  items: readonly Item[],
  test: (item: Item) => boolean,
): Uint32Array<ArrayBuffer> {
  const offsets: number[] = []
  for (const [offset, item] of items.entries()) if (test(item)) offsets.push(offset)
  return Uint32Array.from(offsets)
}

/** Returns a test of chunks that lines pass if they pass both. */
export function passingBoth(a: ChunkTest, b: ChunkTest): ChunkTest {
  const known = new WeakMap<Chunk, Uint32Array>()
  return (chunk) => {
    const found = known.get(chunk) ?? intersection(a(chunk), b(chunk))
    if (found) known.set(chunk, found)
    return found
  }
}

function intersection(a: Uint32Array | null, b: Uint32Array | null): Uint32Array | null {
  if (!a || !b) return null
  const inB = new Set(b)
  return a.filter((offset) => inB.has(offset))
}

/** The selected lines of a buffer, in order. Immutable. */
export class LineSelection {
  readonly length: number
  /** The number of lines that aren't tested yet. */
  readonly pending: number
  readonly #buffer: LineBuffer
  readonly #offsets: readonly Uint32Array[]
  /** The rank of each chunk's first selected line. */
  readonly #ranks: readonly number[]
  /** The index of each chunk's first line in the buffer. */
  readonly #starts: readonly number[]

  constructor(buffer: LineBuffer, test: ChunkTest) {
    const offsets: Uint32Array[] = []
    const ranks: number[] = []
    const starts: number[] = []
    let [rank, start, pending] = [0, 0, 0]
    for (const chunk of buffer.chunks) {
      const found = test(chunk)
      if (!found) pending += chunk.length
      offsets.push(found ?? new Uint32Array())
      ranks.push(rank)
      starts.push(start)
      rank += found?.length ?? 0
      start += chunk.length
    }
    this.length = rank
    this.pending = pending
    this.#buffer = buffer
    this.#offsets = offsets
    this.#ranks = ranks
    this.#starts = starts
  }

  /** Returns the line at a rank; `undefined` if there is none. */
  at(rank: number): LogLine | undefined {
    return this.#buffer.at(this.indexAt(rank))
  }

  /** Returns the buffer's index of the line at a rank; -1 if there is none. */
  indexAt(rank: number): number {
    const at = chunkOf(this.#ranks, rank)
    const offset = this.#offsets[at]?.[rank - (this.#ranks[at] ?? 0)]
    return offset === undefined ? -1 : (this.#starts[at] ?? 0) + offset
  }

  /**
   * Fills an array with the values of the selected lines, and returns it. `valuesOf` returns a value for each line of a
   * chunk. Whole chunks are copied at once.
   */
  valuesIn<Values extends Uint8Array | Uint32Array>(
    values: Values,
    valuesOf: (chunk: Chunk) => Values,
  ): Values {
    for (const [at, chunk] of this.#buffer.chunks.entries()) {
      const offsets = this.#offsets[at]
      const first = this.#ranks[at] ?? 0
      if (!offsets || offsets.length === 0) continue
      const own = valuesOf(chunk)
      if (offsets.length === chunk.length) {
        values.set(own, first)
      } else {
        for (const [index, offset] of offsets.entries()) values[first + index] = own[offset] ?? 0
      }
    }
    return values
  }

  /** Returns the rank of the first selected line at or after an index of the buffer. */
  rankFrom(index: number): number {
    const at = chunkOf(this.#starts, index)
    const offset = index - (this.#starts[at] ?? 0)
    const before = this.#offsets[at]?.findIndex((each) => each >= offset) ?? 0
    return (this.#ranks[at] ?? 0) + (before < 0 ? (this.#offsets[at]?.length ?? 0) : before)
  }
}

/** Returns the index of the last chunk that starts at or before a number; 0 if none. */
function chunkOf(starts: readonly number[], number: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? Infinity) <= number) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/**
 * Returns the rank of the next match after an index of the buffer, or before it, starting over at the other end; -1 if
 * there is no match.
 */
export function nextMatch(matches: LineSelection, index: number, direction: 1 | -1): number {
  if (matches.length === 0) return -1
  const rank = direction === 1 ? matches.rankFrom(index + 1) : matches.rankFrom(index) - 1
  return (rank + matches.length) % matches.length
}
