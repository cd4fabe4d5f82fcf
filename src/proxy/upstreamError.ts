import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { readErrorBody } from '#src/contract/errors.ts'
import { Refusal } from './refusal.ts'
import { DATE_HEADER, upstreamDate } from './upstreamDate.ts'

/** How much of an error's body is read, bytes: a sentence needs far less. */
const ERROR_LIMIT = 64 * 1024

/** The wait after a 429 that names none, seconds: the API counts requests by the second. */
const DEFAULT_WAIT = 1

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
}

/**
 * The API's error as the proxy's own: same status and date, the API's sentence without the key should it
 * hold it, and after a 429 the wait. Reads at most 64 KiB of the body within `timeoutMs`.
 */
export async function readUpstreamError(
  response: IncomingMessage,
  apiKey: string,
  timeoutMs: number,
): Promise<Refusal> {
  const status = response.statusCode ?? 502
  const date = upstreamDate(response)
  // A wait until a time is Baseten's time.
  const now = date === undefined ? Date.now() : Date.parse(date)
  const body = readErrorBody(await readJson(response, timeoutMs))
  const message = body.message ?? 'Baseten gave no reason.'
  const wait = body.retryAfter ?? parseRetryAfter(response.headers['retry-after'], now)
  return new Refusal(
    status,
    CODES[status] ?? 'upstream_error',
    message.replaceAll(apiKey, '[key]'),
    {
      quoted: body.message !== undefined,
      ...(date !== undefined && { headers: { [DATE_HEADER]: date } }),
      // At least a second: a zero would have the page ask again at once, over and over.
      ...(status === 429 && { retryAfter: Math.max(wait ?? DEFAULT_WAIT, 1) }),
    },
  )
}

/**
 * The whole seconds from `now` (epoch ms) that a `Retry-After` asks to wait: it holds seconds or an
 * HTTP date. Undefined for anything else.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = header.endsWith('GMT') ? Date.parse(header) : NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000))
}

/** The body as JSON; undefined when it is none, too long, late or broken off: then there is no sentence in it. */
async function readJson(response: IncomingMessage, timeoutMs: number): Promise<unknown> {
  const body: AsyncIterable<Buffer> = response
  const timer = setTimeout(() => response.destroy(), timeoutMs)
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      chunks.push(chunk)
      size += chunk.length
      if (size > ERROR_LIMIT) return undefined
    }
    const bytes = Buffer.concat(chunks)
    const gzipped = response.headers['content-encoding'] === 'gzip'
    return JSON.parse(String(gzipped ? gunzipSync(bytes, { maxOutputLength: ERROR_LIMIT }) : bytes))
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
