import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createYielder } from '#src/lib/yieldToMain.ts'
import { orBroken } from '#src/search/connection.ts'
import type { Result } from '#src/search/result.ts'
import { ResultReader } from './resultReader.ts'

/** How much is read in one step, bytes: about 200 jobs. */
const STEP = 128 * 1024

/** How long reading can block the main thread, ms: a third of a frame. */
const SLICE = 5
/** The same before the first yield of a first response, ms: most are complete by then, and render without a preview. */
const FIRST_SLICE = 25

/** The number of rows that fill a tall screen. */
const SCREENFUL = 50

export interface Progress {
  readonly received: number
  /** `null` if unknown. */
  readonly total: number | null
}

export interface Reading {
  readonly signal: AbortSignal
  readonly before?: Result | null
  readonly onProgress?: (progress: Progress) => void
  /** Called once with the first screenful of jobs; not called if there is a previous result. */
  readonly onPreview?: (jobs: readonly TrainingJob[]) => void
}

/**
 * Reads and validates the response to a search while it arrives, and yields to the main thread between steps.
 * Returns `before` if nothing changed. The only entry point of this folder (README.md).
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
  const pause = createYielder(SLICE, before ? SLICE : FIRST_SLICE)
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

/** Yields the chunks of the body. If the consumer throws, the rest is canceled. */
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

/** Returns the size of the body, bytes; `null` if unknown: `Content-Length` is the compressed size. */
function totalBytes({ headers }: Response): number | null {
  const length = Number(headers.get('content-length') ?? NaN)
  return headers.has('content-encoding') || !Number.isFinite(length) ? null : length
}
