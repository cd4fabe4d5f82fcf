import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isObject } from '#src/contract/guards.ts'
import type { Result } from '#src/search/result.ts'
import { ResultRows } from './resultRows.ts'
import { endOfValue } from './jsonScanner.ts'
import { fingerprint } from './fingerprint.ts'
import { printJson } from '#src/lib/printJson.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { SearchError } from '#src/search/searchError.ts'

/** How the API's answers begin, after a byte order mark if there is one. */
const START = /^\uFEFF?[ \t\r\n]*\{[ \t\r\n]*"training_jobs"[ \t\r\n]*:[ \t\r\n]*\[/
/** An answer that has not begun like that after so many bytes never will. */
const LONGEST_START = 1000

const COMMA = 0x2c
const CLOSE_BRACKET = 0x5d

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** For one piece and the row that the piece before broke off in; it grows for a longer row. */
const ROOM = 256 * 1024

/** Keeps a byte order mark, so that it can be counted. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/**
 * Reads an answer while it comes, row by row, so that no step takes long. A row that is known from the
 * answer before is told by its bytes, and is not even decoded.
 */
export class ResultReader {
  readonly #rows: ResultRows
  /** Holds what has come and is not read yet, from `#at` to `#end`; one for all pieces. */
  #buffer = new Uint8Array(ROOM)
  #view = new DataView(this.#buffer.buffer)
  #at = 0
  #end = 0
  /** Bytes to have before a row that was not whole is looked at again: a huge one would be, with every piece. */
  #enough = 0
  #part: 'start' | 'first row' | 'row' | 'after row' | 'end' | 'other' = 'start'
  /** Where in `#buffer` the rows stand that are to be parsed together. */
  #batch: { readonly start: number; readonly end: number }[] = []
  /** The answer from the end of its rows on, or all of an answer that is written in another way. */
  #text = ''
  readonly #decoder = new TextDecoder()

  /** `before` is the answer before this one to the same search. */
  constructor(before: Result | null) {
    this.#rows = new ResultRows(before)
  }

  /** The jobs that have been read, so far. */
  get jobs(): readonly TrainingJob[] {
    return this.#rows.jobs
  }

  /**
   * Takes the next piece of the answer, in UTF-8.
   *
   * @throws SearchError of kind `unreadable` where it is not JSON
   */
  push(piece: Uint8Array): void {
    if (this.#isText()) {
      this.#text += this.#decoder.decode(piece, { stream: true })
      return
    }
    this.#append(piece)
    if (this.#part === 'start') this.#readStart()
    if (this.#part !== 'start') this.#readRows(false)
  }

  /**
   * The answer, once all of it has come.
   *
   * @throws SearchError of kind `unreadable` where it is not JSON, was cut short, or holds no list of jobs
   */
  finish(): Result {
    if (this.#part === 'start') this.#goOnAs('other')
    this.#readRows(true)
    if (!this.#isText()) throw notJson()
    this.#text += this.#decoder.decode()
    if (this.#part === 'other') this.#takeAll()
    // Without its rows, the answer must still be JSON.
    else if (parseJson(`{"training_jobs":[${this.#text}`) === undefined) throw notJson()
    return this.#rows.finish()
  }

  #append(piece: Uint8Array): void {
    const left = this.#end - this.#at
    if (left + piece.length <= this.#buffer.length) {
      this.#buffer.copyWithin(0, this.#at, this.#end)
    } else {
      const larger = new Uint8Array(2 * (left + piece.length))
      larger.set(this.#buffer.subarray(this.#at, this.#end))
      this.#buffer = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#buffer.set(piece, left)
    this.#at = 0
    this.#end = left + piece.length
  }

  #isText(): boolean {
    return this.#part === 'end' || this.#part === 'other'
  }

  #readStart(): void {
    const [start] =
      START.exec(utf8.decode(this.#buffer.subarray(0, Math.min(this.#end, LONGEST_START)))) ?? []
    if (start !== undefined) {
      this.#at = encoder.encode(start).length
      this.#part = 'first row'
    } else if (this.#end > LONGEST_START) {
      this.#goOnAs('other')
    }
  }

  /** From here on, the answer is kept as text. */
  #goOnAs(part: 'end' | 'other'): void {
    this.#part = part
    this.#text = this.#decoder.decode(this.#buffer.subarray(this.#at, this.#end), { stream: true })
    this.#at = this.#end
  }

  /** Reads as many rows as there are; `isWhole` says that no more bytes will come. */
  #readRows(isWhole: boolean): void {
    while (!this.#isText()) {
      while (this.#at < this.#end && isBlank(this.#buffer[this.#at])) this.#at += 1
      if (this.#at === this.#end) break
      const byte = this.#buffer[this.#at]
      if (byte === CLOSE_BRACKET && this.#part !== 'row') {
        this.#parseBatch()
        this.#goOnAs('end')
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

  /** Whether the row was there, whole. */
  #readRow(isWhole: boolean): boolean {
    const { expectedLength: length } = this.#rows
    const left = this.#end - this.#at
    if (length !== undefined && left < length && !isWhole) return false
    if (length !== undefined && left >= length) {
      const end = this.#at + length
      if (this.#rows.takeIfExpected(fingerprint(this.#view, this.#at, end))) {
        this.#at = end
        this.#part = 'after row'
        return true
      }
    }
    if (left < this.#enough && !isWhole) return false
    const end = endOfValue(this.#buffer, this.#at, this.#end)
    if (end === -1) {
      this.#enough = 2 * left
      return false
    }
    this.#enough = 0
    this.#batch.push({ start: this.#at, end })
    this.#at = end
    this.#part = 'after row'
    // Which row of the answer before to expect next is known once this one is.
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
      this.#rows.take(rows[index], end - start, fingerprint(this.#view, start, end))
    }
    this.#batch = []
  }

  #takeAll(): void {
    const body = parseJson(this.#text)
    if (body === undefined) throw notJson()
    const rows = isObject(body) ? body['training_jobs'] : undefined
    if (!Array.isArray(rows)) {
      throw new SearchError('unreadable', 'The response has no list of training jobs.')
    }
    for (const row of rows) {
      const bytes = encoder.encode(printJson(row))
      this.#rows.take(row, bytes.length, fingerprint(new DataView(bytes.buffer), 0, bytes.length))
    }
  }
}

function notJson(): SearchError {
  return new SearchError('unreadable', 'The response was not valid JSON or was incomplete.')
}
