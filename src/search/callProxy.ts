import { readErrorBody } from '#src/contract/errors.ts'
import { noteDate, readClocks } from '#src/lib/apiClock.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { orBroken } from './connection.ts'
import { errorKindOf, SearchError } from './searchError.ts'

const FALLBACK = 'The response had no error message.'

/** In characters. */
const MAX_LENGTH = 240

interface Call extends RequestInit {
  readonly signal: AbortSignal
}

/**
 * Sends a request to the proxy and notes the API's time. Returns the response when its head has arrived.
 *
 * @throws SearchError if there is none or it is an error; an AbortError or the reason of `signal` if that aborts
 */
export async function callProxy(url: string, call: Call): Promise<Response> {
  const response = await send(url, call)
  if (isFromLogin(response)) throw signedOut(response)
  if (!response.ok) throw await toError(response, call.signal)
  return response
}

async function send(url: string, call: Call): Promise<Response> {
  const sent = readClocks()
  try {
    // A redirect to another site would look like a network error.
    const response = await fetch(url, { ...call, redirect: 'manual' })
    await noteDate(response.headers, sent)
    return response
  } catch (cause) {
    call.signal.throwIfAborted()
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
