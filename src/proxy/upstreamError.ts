import type { IncomingMessage } from 'node:http'
import { readErrorBody } from '#src/contract/errors.ts'
import { readJson } from './readJson.ts'
import { Refusal } from './refusal.ts'
import { DATE_HEADER, upstreamDate } from './upstreamDate.ts'

/** How much of an error's body is read, bytes: a message needs far less. */
const ERROR_LIMIT = 64 * 1024

/** The wait after a 429 that specifies none, seconds: the API limits requests per second. */
const DEFAULT_WAIT = 1

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
}

/**
 * Converts the API's error into a refusal with the same status and date, the API's message without the key, and the
 * wait after a 429. Reads at most 64 KiB of the body, within `timeoutMs`.
 */
export async function readUpstreamError(
  response: IncomingMessage,
  apiKey: string,
  timeoutMs: number,
): Promise<Refusal> {
  const status = response.statusCode ?? 502
  const date = upstreamDate(response)
  // A `Retry-After` date is by Baseten's clock.
  const now = date === undefined ? Date.now() : Date.parse(date)
  const body = readErrorBody(await readJson(response, { maxBytes: ERROR_LIMIT, timeoutMs }))
  const message = body.message ?? 'Baseten sent no error message.'
  const wait = body.retryAfter ?? parseRetryAfter(response.headers['retry-after'], now)
  return new Refusal(
    status,
    CODES[status] ?? 'upstream_error',
    message.replaceAll(apiKey, '[key]'),
    {
      quoted: body.message !== undefined,
      ...(date !== undefined && { headers: { [DATE_HEADER]: date } }),
      // At least a second: with zero, the page would retry immediately, over and over.
      ...(status === 429 && { retryAfter: Math.max(wait ?? DEFAULT_WAIT, 1) }),
    },
  )
}

/**
 * Parses a `Retry-After`, which contains seconds or an HTTP date. Returns the whole seconds to wait from `now` (ms
 * since the epoch); undefined for anything else.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = header.endsWith('GMT') ? Date.parse(header) : NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000))
}
