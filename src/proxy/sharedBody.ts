import { Readable } from 'node:stream'

/** How far a reader may lag behind, bytes: the largest answers are about as long. */
const STORED = 64 * 1024 * 1024

/**
 * A body that several readers read while it comes, each at its own speed. It is drawn as fast as the
 * fastest of them reads, and not at all while none does; what has come is kept for the others.
 */
export class SharedBody {
  readonly #source: AsyncIterator<Buffer>
  readonly #chunks = new Map<number, Buffer>()
  readonly #onEnd: (whole: boolean) => void
  #count = 0
  #bytes = 0
  #drawing: Promise<void> | null = null
  #end: { readonly error: unknown } | 'whole' | null = null

  /** `onEnd` is told once: whether all of it has come, or it broke off. */
  constructor(source: AsyncIterable<Buffer>, onEnd: (whole: boolean) => void) {
    this.#source = source[Symbol.asyncIterator]()
    this.#onEnd = onEnd
  }

  /** Whether a new reader would get it from its first byte on. */
  get startsWhole(): boolean {
    return this.#chunks.size === this.#count
  }

  /** All of it, for one reader; breaks off where the source does, or where the reader lags too far behind. */
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

  /** Null after the last one. */
  async #chunkAt(index: number): Promise<Buffer | null> {
    while (index >= this.#count) {
      if (this.#end === 'whole') return null
      if (this.#end) throw this.#end.error
      // One after the other, since what was drawn may be the end.
      // oxlint-disable-next-line no-await-in-loop
      await (this.#drawing ??= this.#draw())
    }
    const chunk = this.#chunks.get(index)
    if (!chunk) throw new Error('The reader was too slow')
    return chunk
  }

  async #draw(): Promise<void> {
    try {
      const next: IteratorResult<Buffer, unknown> = await this.#source.next()
      if (next.done) this.#finish('whole')
      else this.#keep(next.value)
    } catch (error) {
      this.#finish({ error })
    } finally {
      this.#drawing = null
    }
  }

  #keep(chunk: Buffer) {
    this.#chunks.set(this.#count, chunk)
    this.#count += 1
    this.#bytes += chunk.length
    for (const [index, { length }] of this.#chunks) {
      if (this.#bytes <= STORED) return
      this.#chunks.delete(index)
      this.#bytes -= length
    }
  }

  #finish(end: { readonly error: unknown } | 'whole') {
    this.#end = end
    this.#onEnd(end === 'whole')
  }
}
