import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createYielder } from '#src/lib/yieldToMain.ts'
import { orBroken } from '#src/search/connection.ts'
import type { Result } from '#src/search/result.ts'
import { ResultReader } from './resultReader.ts'

/** Bytes that are read in one step: about 200 jobs. */
const STEP = 128 * 1024

/** How long reading may block the main thread, ms: a third of a frame. */
const SLICE = 5
/** The same while the page displays no jobs yet, and a person waits for the response, not for the page. */
const FIRST_SLICE = 30

/** Rows that fill a tall screen. */
const SCREENFUL = 50

/** How much of a response has arrived, in bytes, unpacked. */
export interface Progress {
  readonly received: number
  /** The size of the whole, if the server sends it in advance. */
  readonly total: number | null
}

export interface Reading {
  readonly signal: AbortSignal
  /** The previous result of the same search: what it shares with the new one isn't read again. */
  readonly before?: Result | null
  readonly onProgress?: (progress: Progress) => void
  /** Gets the first jobs once a screen is full of them; not called if there is a result before. */
  readonly onPreview?: (jobs: readonly TrainingJob[]) => void
}

/**
 * Reads and validates the response to a search while it arrives, in steps that leave the main thread free.
 * Returns `before` if nothing changed. The one entry of this folder (README.md).
 *
 * @throws SearchError if the connection breaks or the body isn't a list of jobs; an AbortError if `signal`
 * cancels it
 */
export async function readResponse(
  response: Response,
  { signal, before = null, onProgress, onPreview }: Reading,
): Promise<Result> {
  const total = totalBytes(response)
  const reader = new ResultReader(before)
  const pause = createYielder(before ? SLICE : FIRST_SLICE)
  let received = 0
  let needsPreview = before === null && onPreview !== undefined
  for await (const chunk of chunksOf(response, signal)) {
    for (let from = 0; from < chunk.length; from += STEP) {
      reader.push(chunk.subarray(from, from + STEP))
      if (needsPreview && reader.jobs.length >= SCREENFUL) {
        needsPreview = false
        onPreview?.([...reader.jobs])
      }
      await pause()
      signal.throwIfAborted()
    }
    received += chunk.length
    onProgress?.({ received, total })
  }
  signal.throwIfAborted()
  return reader.finish()
}

/** The body in chunks. If the consumer throws, the rest is canceled. */
async function* chunksOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await orBroken(reader.read(), signal)
      if (done) return
      yield value
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}

/** `null` for a compressed response, whose `Content-Length` is its compressed size. */
function totalBytes({ headers }: Response): number | null {
  const length = Number(headers.get('content-length') ?? NaN)
  return headers.has('content-encoding') || !Number.isFinite(length) ? null : length
}
