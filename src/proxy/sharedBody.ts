import { Readable } from 'node:stream'

/** How far a reader can lag behind, bytes: about the size of the largest responses. */
const MAX_BUFFERED = 64 * 1024 * 1024

/**
 * A body that several readers read while it arrives, each at its own speed. The source is read as fast as the
 * fastest reader reads, and not at all while none does. Chunks are buffered for the other readers.
 */
export class SharedBody {
  readonly #source: AsyncIterator<Buffer>
  readonly #chunks = new Map<number, Buffer>()
  readonly #onEnd: (isComplete: boolean) => void
  #count = 0
  #bytes = 0
  #pulling: Promise<void> | null = null
  #end: { readonly error: unknown } | 'complete' | null = null

  /** `onEnd` is called once, with whether the body is complete. */
  constructor(source: AsyncIterable<Buffer>, onEnd: (isComplete: boolean) => void) {
    this.#source = source[Symbol.asyncIterator]()
    this.#onEnd = onEnd
  }

  /** Whether a new reader would still get the first byte. */
  get hasStart(): boolean {
    return this.#chunks.size === this.#count
  }

  /** Returns the body for one reader. The stream fails if the source does, or if the reader lags too far behind. */
  read(): Readable {
    const chunkAt = (index: number) => this.#chunkAt(index)
    let index = 0
    return new Readable({
      read() {
        chunkAt(index++).then(
          (chunk) => this.push(chunk),
          (error: Error) => this.destroy(error),
        )
      },
    })
  }

  /** Returns a chunk; `null` after the last one. */
  async #chunkAt(index: number): Promise<Buffer | null> {
    while (index >= this.#count) {
      if (this.#end === 'complete') return null
      if (this.#end) throw this.#end.error
      // Sequentially, since the pulled chunk can be the last one.
      // oxlint-disable-next-line no-await-in-loop
      await (this.#pulling ??= this.#pull())
    }
    const chunk = this.#chunks.get(index)
    if (!chunk) throw new Error('The reader was too slow')
    return chunk
  }

  async #pull(): Promise<void> {
    try {
      const next: IteratorResult<Buffer, unknown> = await this.#source.next()
      if (next.done) this.#finish('complete')
      else this.#buffer(next.value)
    } catch (error) {
      this.#finish({ error })
    } finally {
      this.#pulling = null
    }
  }

  #buffer(chunk: Buffer) {
    this.#chunks.set(this.#count, chunk)
    this.#count += 1
    this.#bytes += chunk.length
    for (const [index, { length }] of this.#chunks) {
      if (this.#bytes <= MAX_BUFFERED) return
      this.#chunks.delete(index)
      this.#bytes -= length
    }
  }

  #finish(end: { readonly error: unknown } | 'complete') {
    this.#end = end
    this.#onEnd(end === 'complete')
  }
}
