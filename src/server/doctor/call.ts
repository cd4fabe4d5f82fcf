import { isObject } from '#src/contract/guards.ts'
import type { Exchange, Reading } from '#src/lib/offsetOf.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { isJson } from '#src/proxy/mediaType.ts'
import { isConstant } from './drift.ts'

/** A read-only request. The search is the only one with a body. */
export interface Request {
  /** The path and the query under the API's URL. */
  readonly target: string
  readonly body?: object
}

export interface Limits {
  /** The maximum time of a call, ms. */
  readonly ms: number
  /** The maximum size of a body after decompression, bytes. */
  readonly bytes: number
}

/**
 * What came of a call. Contains no text of the API but a parsed body. With a response, even an incomplete one, there is
 * an exchange.
 */
export type Outcome = { readonly exchange?: Exchange } & (
  | { readonly kind: 'read'; readonly body: unknown }
  /** `code` is the API's error code; `null` if it has none that looks like a constant. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
  | { readonly kind: 'redirect'; readonly status: number }
  /** A response that no endpoint of the contract sends. */
  | { readonly kind: 'unexpected'; readonly reason: string }
  | { readonly kind: 'oversized' }
  /** No response, or an incomplete one. */
  | { readonly kind: 'failed'; readonly reason: string }
)

interface CallOptions {
  readonly apiKey: string
  /** Without a trailing slash. */
  readonly apiUrl: string
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal | undefined
  readonly limits: Limits
}

/** The number of bytes of an error's body in which its code is searched. */
const ERROR_BYTES = 64 * 1024

/**
 * Sends one request with the key. Follows no redirect, which could send the key to another host. Rejects only if
 * `signal` aborts it.
 */
export async function call(
  { target, body }: Request,
  { apiKey, apiUrl, fetch, signal, limits }: CallOptions,
): Promise<Outcome> {
  const timeout = AbortSignal.timeout(limits.ms)
  const sent = readClocks()
  let exchange: Exchange | undefined
  try {
    const response = await fetch(apiUrl + target, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: {
        authorization: `Api-Key ${apiKey}`,
        accept: 'application/json',
        'user-agent': 'training-jobs-dashboard',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    exchange = [datedHeaders(response.headers), sent, readClocks()]
    return { exchange, ...(await outcomeOf(response, limits)) }
  } catch (error) {
    signal?.throwIfAborted()
    const reason = timeout.aborted ? `timeout after ${limits.ms / 1000}s` : codeOf(error)
    return { ...(exchange && { exchange }), kind: 'failed', reason }
  }
}

async function outcomeOf(response: Response, limits: Limits): Promise<Outcome> {
  const { status, headers } = response
  if (status >= 400) {
    const body = parseJson((await textOf(response, ERROR_BYTES)) ?? '')
    return { kind: 'refused', status, code: errorCode(body) }
  }
  const isUsable = status === 200 && isJson(headers.get('content-type') ?? undefined)
  if (!isUsable) {
    await response.body?.cancel()
    if (status >= 300) return { kind: 'redirect', status }
    return { kind: 'unexpected', reason: status === 200 ? 'not JSON' : `status ${status}` }
  }
  const text = await textOf(response, limits.bytes)
  if (text === null) return { kind: 'oversized' }
  const body = parseJson(text)
  return body === undefined
    ? { kind: 'unexpected', reason: 'invalid JSON' }
    : { kind: 'read', body }
}

/** Returns a body's text; `null` if it is larger than `max` bytes. */
async function textOf(response: Response, max: number): Promise<string | null> {
  const decoder = new TextDecoder()
  const pieces: string[] = []
  let size = 0
  if (!response.body) return ''
  const body: AsyncIterable<Uint8Array> = response.body
  for await (const chunk of body) {
    size += chunk.length
    if (size > max) return null
    pieces.push(decoder.decode(chunk, { stream: true }))
  }
  return pieces.join('') + decoder.decode()
}

/** Returns the code of an error in the API's shape (see the contract); `null` if it has none. */
function errorCode(body: unknown): string | null {
  const code = isObject(body) ? body['code'] : null
  return typeof code === 'string' && isConstant(code) ? code : null
}

/** Returns the code of a connection error, such as `ECONNREFUSED`: its message can contain addresses. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  // Only Node 22 and older give it a code.
  if (cause instanceof Error && cause.name === 'HTTPParserError') return 'not an HTTP response'
  const code = isObject(cause) ? cause['code'] : null
  return typeof code === 'string' && isConstant(code) ? code : 'connection failed'
}

function readClocks(): Reading {
  return [Date.now(), performance.now()]
}

/** Returns the headers with the API's date where the proxy sends it. */
function datedHeaders(headers: Headers): Pick<Headers, 'get'> {
  return { get: (name) => headers.get(name === 'x-upstream-date' ? 'date' : name) }
}
