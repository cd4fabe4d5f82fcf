import { isObject } from '#src/contract/guards.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { printJson } from '#src/lib/printJson.ts'
import type { Result } from '#src/search/result.ts'
import { SearchError } from '#src/search/searchError.ts'
import { fingerprint } from './fingerprint.ts'
import { endOfValue } from './jsonScanner.ts'
import { ResultRows } from './resultRows.ts'

/** The usual start of a response, with an optional byte order mark. */
const START = /^\uFEFF?[ \t\r\n]*\{[ \t\r\n]*"training_jobs"[ \t\r\n]*:[ \t\r\n]*\[/
/** If a response doesn't match within this many bytes, it is read as text. */
const MAX_START = 1000

const COMMA = 0x2c
const CLOSE_BRACKET = 0x5d

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** The initial buffer size, bytes: room for a chunk and an incomplete row. It grows for a longer row. */
const BUFFER_SIZE = 256 * 1024

/** Keeps a byte order mark, so that its bytes count. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** Reads a response row by row. A row of the previous result is recognized by its bytes and isn't even decoded. */
export class ResultReader {
  readonly #rows: ResultRows
  /** The bytes from `#at` to `#end` have arrived but aren't read yet. Reused for all chunks. */
  #buffer = new Uint8Array(BUFFER_SIZE)
  #view = new DataView(this.#buffer.buffer)
  #at = 0
  #end = 0
  /** How many bytes to wait for before an incomplete row is scanned again: not with each chunk of a huge row. */
  #minBytes = 0
  #part: 'start' | 'first row' | 'row' | 'after row' | 'end' | 'other' = 'start'
  /** The byte ranges in `#buffer` of the rows to parse together. */
  #batch: { readonly start: number; readonly end: number }[] = []
  /** The response after its rows, or the whole response if it has an unusual start. */
  #text = ''
  readonly #decoder = new TextDecoder()

  constructor(before: Result | null) {
    this.#rows = new ResultRows(before)
  }

  get jobs(): readonly TrainingJob[] {
    return this.#rows.jobs
  }

  /** Throws a SearchError of kind `unreadable` if the chunk, in UTF-8, isn't part of a JSON text. */
  push(chunk: Uint8Array): void {
    if (this.#isText()) {
      this.#text += this.#decoder.decode(chunk, { stream: true })
      return
    }
    this.#append(chunk)
    if (this.#part === 'start') this.#readStart()
    if (this.#part !== 'start') this.#readRows(false)
  }

  /**
   * Returns the result, after the last chunk.
   *
   * @throws SearchError of kind `unreadable` if the response isn't JSON, is incomplete, or contains no list of jobs
   */
  finish(): Result {
    if (this.#part === 'start') this.#readAsText('other')
    this.#readRows(true)
    if (!this.#isText()) throw notJson()
    this.#text += this.#decoder.decode()
    if (this.#part === 'other') this.#addAll()
    // Without its rows, the response must still be JSON.
    else if (parseJson(`{"training_jobs":[${this.#text}`) === undefined) throw notJson()
    return this.#rows.finish()
  }

  #append(chunk: Uint8Array): void {
    const unread = this.#end - this.#at
    if (unread + chunk.length <= this.#buffer.length) {
      this.#buffer.copyWithin(0, this.#at, this.#end)
    } else {
      const larger = new Uint8Array(2 * (unread + chunk.length))
      larger.set(this.#buffer.subarray(this.#at, this.#end))
      this.#buffer = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#buffer.set(chunk, unread)
    this.#at = 0
    this.#end = unread + chunk.length
  }

  #isText(): boolean {
    return this.#part === 'end' || this.#part === 'other'
  }

  #readStart(): void {
    const [start] =
      START.exec(utf8.decode(this.#buffer.subarray(0, Math.min(this.#end, MAX_START)))) ?? []
    if (start !== undefined) {
      this.#at = encoder.encode(start).length
      this.#part = 'first row'
    } else if (this.#end > MAX_START) {
      this.#readAsText('other')
    }
  }

  #readAsText(part: 'end' | 'other'): void {
    this.#part = part
    this.#text = this.#decoder.decode(this.#buffer.subarray(this.#at, this.#end), { stream: true })
    this.#at = this.#end
  }

  /** `isWhole`: whether no more bytes will arrive. */
  #readRows(isWhole: boolean): void {
    while (!this.#isText()) {
      while (this.#at < this.#end && isBlank(this.#buffer[this.#at])) this.#at += 1
      if (this.#at === this.#end) break
      const byte = this.#buffer[this.#at]
      if (byte === CLOSE_BRACKET && this.#part !== 'row') {
        this.#parseBatch()
        this.#readAsText('end')
      } else if (this.#part !== 'after row') {
        if (!this.#readRow(isWhole)) break
      } else if (byte === COMMA) {
        this.#at += 1
        this.#part = 'row'
      } else {
        throw notJson()
      }
    }
    this.#parseBatch()
  }

  /** Returns whether the row was complete. */
  #readRow(isWhole: boolean): boolean {
    const { expectedLength: length } = this.#rows
    const unread = this.#end - this.#at
    if (length !== undefined && unread < length && !isWhole) return false
    if (length !== undefined && unread >= length) {
      const end = this.#at + length
      if (this.#rows.reuseIfExpected(fingerprint(this.#view, this.#at, end))) {
        this.#at = end
        this.#part = 'after row'
        return true
      }
    }
    if (unread < this.#minBytes && !isWhole) return false
    const end = endOfValue(this.#buffer, this.#at, this.#end)
    if (end === -1) {
      this.#minBytes = 2 * unread
      return false
    }
    this.#minBytes = 0
    this.#batch.push({ start: this.#at, end })
    this.#at = end
    this.#part = 'after row'
    // Which previous row to expect next depends on this row.
    if (length !== undefined) this.#parseBatch()
    return true
  }

  #parseBatch(): void {
    const [first] = this.#batch
    const last = this.#batch.at(-1)
    if (!first || !last) return
    const rows = parseJson(`[${utf8.decode(this.#buffer.subarray(first.start, last.end))}]`)
    if (!Array.isArray(rows) || rows.length !== this.#batch.length) throw notJson()
    for (const [index, { start, end }] of this.#batch.entries()) {
      this.#rows.add(rows[index], end - start, fingerprint(this.#view, start, end))
    }
    this.#batch = []
  }

  #addAll(): void {
    const body = parseJson(this.#text)
    if (body === undefined) throw notJson()
    const rows = isObject(body) ? body['training_jobs'] : undefined
    if (!Array.isArray(rows)) {
      throw new SearchError('unreadable', 'The response has no list of training jobs.')
    }
    for (const row of rows) {
      const bytes = encoder.encode(printJson(row))
      this.#rows.add(row, bytes.length, fingerprint(new DataView(bytes.buffer), 0, bytes.length))
    }
  }
}

function notJson(): SearchError {
  return new SearchError('unreadable', 'The response is incomplete or isn’t valid JSON.')
}
