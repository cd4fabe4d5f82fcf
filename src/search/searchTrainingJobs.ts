import { readErrorBody } from '../contract/errors.ts'
import { SEARCH_PATH, type SearchRequest } from '../contract/searchRequest.ts'
import { checkAnswer, type Answer } from './answer.ts'
import { kindOf, SearchError } from './searchError.ts'

const SEARCH_URL = `/api${SEARCH_PATH}`

/** What an error says when its body does not. */
const FALLBACK = 'The server gave no reason.'

/**
 * Posts one search to the proxy and checks what comes back.
 *
 * @throws SearchError when there is no answer, an error, or nothing readable; an AbortError when
 * `signal` cancels it
 */
export async function searchTrainingJobs(
  request: SearchRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await post(request, signal)
  const text = await readText(response, signal)
  const body = parseJson(text)
  if (!response.ok) throw toError(response, body)
  if (body === undefined) {
    throw new SearchError('unreadable', 'The answer is not JSON, or was cut short.')
  }
  return checkAnswer(body)
}

async function post(request: SearchRequest, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(SEARCH_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('network', 'The dashboard’s server does not answer.', { cause })
  }
}

async function readText(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('network', 'The connection broke before the answer was whole.', { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toError(response: Response, body: unknown): SearchError {
  const { code, message, retryAfter } = readErrorBody(body)
  return new SearchError(
    kindOf(response.status, code),
    message ?? `${FALLBACK} (HTTP ${response.status})`,
    retryAfter === undefined ? {} : { retryAfter: retryAfter * 1000 },
  )
}
