import { readErrorBody } from '#src/contract/errors.ts'
import { SEARCH_PATH } from '#src/contract/names.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { noteDate, readClocks } from '#src/lib/apiClock.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { orBroken } from './connection.ts'
import { readResponse, type Reading } from './reader/readResponse.ts'
import type { Result } from './result.ts'
import { errorKindOf, SearchError } from './searchError.ts'

/** Relative to the page, which can be at any path of a server. */
const SEARCH_URL = `./api${SEARCH_PATH}`

const FALLBACK = 'The response had no error message.'

/** In characters. */
const MAX_LENGTH = 240

interface Search extends Reading {
  /** Whether the proxy must call the API instead of sharing the response to another viewer's search. */
  readonly fresh?: boolean
}

/**
 * Posts one search to the proxy, and reads and validates the response while it arrives. Returns `before` if
 * nothing changed.
 *
 * @throws SearchError if the response is missing, an error or unreadable; an AbortError if `signal` cancels it
 */
export async function searchTrainingJobs(
  request: SearchRequest,
  { fresh = false, ...reading }: Search,
): Promise<Result> {
  const response = await post(request, fresh, reading.signal)
  if (isFromLogin(response)) throw signedOut(response)
  if (!response.ok) throw await toError(response, reading.signal)
  return readResponse(response, reading)
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
      // A redirect to another site would look like a network error.
      redirect: 'manual',
      signal,
    })
    await noteDate(response.headers, sent)
    return response
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('network', 'No response', { cause })
  }
}

/**
 * Whether a response is from a login in front of the dashboard: the proxy never redirects, sends no web pages and
 * requests no credentials. A redirect has status 0, or its own without a `Location`.
 */
function isFromLogin({ ok, status, headers }: Response): boolean {
  const isPage =
    ok && /^text\/html\b|^application\/xhtml\b/i.test(headers.get('content-type') ?? '')
  return isPage || (!ok && status < 400) || headers.has('www-authenticate')
}

function signedOut({ status, body }: Response): SearchError {
  body?.cancel().catch(() => {})
  return new SearchError('signed-out', 'Not signed in', status < 400 ? {} : { status })
}

/** Makes the message one line without control characters, and truncates it. */
function oneLine(text: string): string {
  const start = text.slice(0, 4 * MAX_LENGTH)
  const line = start.replaceAll(/[\s\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  const characters = Array.from(line)
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join('')}…` : line
}

async function toError(response: Response, signal: AbortSignal): Promise<SearchError> {
  const text = await orBroken(response.text(), signal)
  const { status } = response
  const { code, message = FALLBACK, retryAfter, ...marks } = readErrorBody(parseJson(text))
  const kind = errorKindOf(status, code)
  // Not Baseten's message.
  if (kind === 'signed-out') return signedOut(response)
  return new SearchError(kind, oneLine(message), {
    status,
    ...marks,
    ...(retryAfter !== undefined && { retryAfter: retryAfter * 1000 }),
  })
}
