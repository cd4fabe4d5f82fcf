import { createYielder } from '#src/lib/yieldToMain.ts'
import type { Chunk, LineBuffer } from './lineBuffer.ts'
import { offsetsWhere, type ChunkTest } from './lineSelection.ts'
import type { LogLine } from './logLine.ts'

/** How long testing lines may block the main thread, ms: a third of a frame. */
const SLICE = 5
/** The min time between two reports of progress, ms: listing what is found so far takes longer than a slice. */
const REPORT_INTERVAL = 100

/**
 * Tests lines without blocking the page. Each chunk is tested once; after an insertion, only those with new lines. It
 * is used like a `RegexSearch`.
 */
export class SlicedSearch {
  readonly #test: (line: LogLine) => boolean
  readonly #found = new WeakMap<Chunk, Uint32Array>()

  constructor(test: (line: LogLine) => boolean) {
    this.#test = test
  }

  /** Tests the chunks that are searched so far. */
  readonly test: ChunkTest = (chunk) => this.#found.get(chunk) ?? null

  /**
   * Searches the lines of a buffer that aren't searched yet, from the end. Resolves when all are, or `signal` is
   * aborted. Calls `onProgress` when it yields for the first time, and then every 100 ms.
   */
  async search(
    { chunks }: LineBuffer,
    signal: AbortSignal,
    onProgress?: () => void,
  ): Promise<void> {
    const pause = createYielder(SLICE)
    let reportedAt = -Infinity
    for (const chunk of chunks.toReversed()) {
      if (this.#found.has(chunk)) continue
      this.#found.set(chunk, offsetsWhere(chunk, this.#test))
      const paused = pause()
      if (!paused) continue
      const now = performance.now()
      if (now - reportedAt >= REPORT_INTERVAL) {
        reportedAt = now
        onProgress?.()
      }
      await paused
      if (signal.aborted) return
    }
  }
}
