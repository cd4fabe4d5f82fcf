import { readErrorBody } from '#src/contract/errors.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { SEARCH_PATH, type SearchRequest } from '#src/contract/searchRequest.ts'
import type { Answer } from './reader/result.ts'
import { ResultReader } from './reader/resultReader.ts'
import { createPacer } from '#src/lib/yieldToMain.ts'
import { noteDate, readClocks } from '#src/lib/apiClock.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { kindOf, SearchError } from './searchError.ts'

const SEARCH_URL = `/api${SEARCH_PATH}`

/** What an error says when its body does not. */
const FALLBACK = 'The server gave no reason.'

/** Bytes that are read in one step: some 200 jobs. */
const STEP = 128 * 1024

/** How long reading may keep the page from other work, ms: a third of a frame. */
const SLICE = 5
/** The same while there is nothing to look at yet, and people wait for the answer, not for the page. */
const FIRST_SLICE = 30

/** Rows that fill a high screen. */
const SCREENFUL = 50

/** How much of an answer has come, in bytes, unpacked. */
export interface Progress {
  readonly received: number
  /** The whole, where the server says so before it sends it. */
  readonly total: number | null
}

interface Asking {
  readonly signal: AbortSignal
  /** Whether the proxy must ask the API anew, and not give an answer that another viewer just had. */
  readonly fresh?: boolean
  /** The answer before to the same search: what it shares with the new one need not be read again. */
  readonly before?: Answer | null
  readonly onProgress?: (progress: Progress) => void
  /** Gets the first jobs of an answer that there is none before, once a screen is full of them. */
  readonly onFirstJobs?: (jobs: readonly TrainingJob[]) => void
}

/**
 * Posts one search to the proxy, and reads and checks the answer while it comes. Gives `before` back
 * where nothing changed.
 *
 * @throws SearchError when there is no answer, an error, or nothing readable; an AbortError when
 * `signal` cancels it
 */
export async function searchTrainingJobs(
  request: SearchRequest,
  { signal, fresh = false, before = null, onProgress, onFirstJobs }: Asking,
): Promise<Answer> {
  const response = await post(request, fresh, signal)
  if (!response.ok) throw await toError(response, signal)
  const total = totalBytes(response)
  const reader = new ResultReader(before)
  const pause = createPacer(before ? SLICE : FIRST_SLICE)
  let received = 0
  let told = before !== null
  for await (const chunk of chunksOf(response, signal)) {
    for (let from = 0; from < chunk.length; from += STEP) {
      reader.push(chunk.subarray(from, from + STEP))
      if (!told && reader.jobs.length >= SCREENFUL) {
        told = true
        onFirstJobs?.([...reader.jobs])
      }
      await pause()
    }
    received += chunk.length
    onProgress?.({ received, total })
  }
  signal.throwIfAborted()
  return reader.finish()
}

async function post(
  request: SearchRequest,
  fresh: boolean,
  signal: AbortSignal,
): Promise<Response> {
  const sent = readClocks()
  try {
    const response = await fetch(SEARCH_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(fresh && { 'cache-control': 'no-cache' }),
      },
      body: JSON.stringify(request),
      signal,
    })
    await noteDate(response.headers, sent)
    return response
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('network', 'The dashboard’s server does not answer.', { cause })
  }
}

/** The body as it comes; when its reader throws, the rest is not wanted any more. */
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

/** @throws SearchError of kind `network` when the connection breaks */
async function orBroken<Value>(reading: Promise<Value>, signal: AbortSignal): Promise<Value> {
  try {
    return await reading
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('network', 'The connection broke before the answer was whole.', { cause })
  }
}

/** Of a compressed answer, `Content-Length` says how long it is before it is unpacked. */
function totalBytes({ headers }: Response): number | null {
  const length = Number(headers.get('content-length') ?? NaN)
  return headers.has('content-encoding') || !Number.isFinite(length) ? null : length
}

async function toError(response: Response, signal: AbortSignal): Promise<SearchError> {
  const text = await orBroken(response.text(), signal)
  const { code, message, retryAfter } = readErrorBody(parseJson(text))
  return new SearchError(
    kindOf(response.status, code),
    message ?? `${FALLBACK} (HTTP ${response.status})`,
    retryAfter === undefined ? {} : { retryAfter: retryAfter * 1000 },
  )
}
