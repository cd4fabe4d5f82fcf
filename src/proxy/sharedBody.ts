import { Readable } from 'node:stream'
import { tooSlow } from './refusal.ts'

/** Limits the bytes that all shared bodies buffer together. */
export class BufferPool {
  readonly #maxBytes: number
  /** The bodies that buffer something. */
  readonly #bodies = new Set<SharedBody>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** The bytes that all bodies buffer. */
  get bytes(): number {
    return this.#bytes
  }

  /** Notes that a body buffers `change` more bytes. Above the maximum, the bodies that buffer most buffer less. */
  note(body: SharedBody, change: number): void {
    this.#bytes += change
    if (body.bytes > 0) this.#bodies.add(body)
    else this.#bodies.delete(body)
    if (change <= 0) return
    while (this.#bytes > this.#maxBytes) {
      const [largest] = [...this.#bodies].sort((a, b) => b.bytes - a.bytes)
      if (!largest?.bufferLess()) return
    }
  }
}

/**
 * A body that several readers read while it arrives, each at its own speed. The source is read as fast as the
 * fastest reader reads, and not at all while none does. A chunk is buffered until all readers have it and, while the
 * body is open to new readers, for them.
 */
export class SharedBody {
  readonly #source: AsyncIterator<Buffer>
  readonly #pool: BufferPool
  readonly #onComplete: () => void
  readonly #chunks = new Map<number, Buffer>()
  /** The number of chunks so far, also those that aren't buffered anymore. */
  #count = 0
  #bytes = 0
  /** Each reader's next chunk. */
  readonly #readers = new Map<Readable, number>()
  #isOpen = true
  #pulling: Promise<void> | null = null
  #end: { readonly error: unknown } | 'complete' | null = null

  /** `onComplete` is called when the last chunk has arrived. */
  constructor(source: AsyncIterable<Buffer>, pool: BufferPool, onComplete: () => void) {
    this.#source = source[Symbol.asyncIterator]()
    this.#pool = pool
    this.#onComplete = onComplete
  }

  /** Whether a new reader gets the first byte. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** The buffered bytes. */
  get bytes(): number {
    return this.#bytes
  }

  /**
   * Returns an open body for one reader. The stream fails if the source does, and with a Refusal if the pool is full
   * and the reader is too slow.
   */
  read(): Readable {
    const reader = new Readable({
      read: () => {
        this.#next(reader).then(
          (chunk) => reader.push(chunk),
          (error: Error) => reader.destroy(error),
        )
      },
      destroy: (error, done) => {
        this.#readers.delete(reader)
        this.#release()
        done(error)
      },
    })
    this.#readers.set(reader, 0)
    return reader
  }

  /** Closes the body to new readers. */
  close(): void {
    this.#isOpen = false
    this.#release()
  }

  /** Closes the body to new readers or, if it is closed, fails for the slowest ones. Returns whether it did. */
  bufferLess(): boolean {
    if (this.#isOpen) {
      this.close()
      return true
    }
    const slowest = this.#slowest()
    // All readers wait for the newest chunk.
    if (slowest >= this.#count - 1) return false
    for (const [reader, index] of this.#readers) if (index === slowest) reader.destroy(tooSlow())
    return true
  }

  /** Returns a reader's next chunk; `null` after the last one. */
  async #next(reader: Readable): Promise<Buffer | null> {
    const index = this.#readers.get(reader) ?? 0
    while (index >= this.#count) {
      if (this.#end === 'complete') return null
      if (this.#end) throw this.#end.error
      // Sequentially, since the pulled chunk can be the last one.
      // oxlint-disable-next-line no-await-in-loop
      await (this.#pulling ??= this.#pull())
    }
    const chunk = this.#chunks.get(index)
    if (!chunk) throw tooSlow()
    if (this.#readers.has(reader)) this.#readers.set(reader, index + 1)
    this.#release()
    return chunk
  }

  async #pull(): Promise<void> {
    try {
      const next: IteratorResult<Buffer, unknown> = await this.#source.next()
      if (next.done) {
        this.#end = 'complete'
        this.#onComplete()
      } else this.#buffer(next.value)
    } catch (error) {
      this.#end = { error }
    } finally {
      this.#pulling = null
    }
  }

  #buffer(chunk: Buffer) {
    this.#chunks.set(this.#count, chunk)
    this.#count += 1
    this.#change(chunk.length)
  }

  /** Removes the chunks that neither a reader nor a new one needs. */
  #release() {
    const slowest = this.#isOpen ? 0 : this.#slowest()
    let released = 0
    for (const [index, { length }] of this.#chunks) {
      if (index >= slowest) break
      this.#chunks.delete(index)
      released += length
    }
    if (released > 0) this.#change(-released)
  }

  #change(bytes: number) {
    this.#bytes += bytes
    this.#pool.note(this, bytes)
  }

  /** Returns the next chunk of the slowest reader. */
  #slowest(): number {
    let slowest = this.#count
    for (const index of this.#readers.values()) slowest = Math.min(slowest, index)
    return slowest
  }
}
