import type { IncomingMessage, ServerResponse } from 'node:http'
import { ENV } from '#src/contract/names.ts'
import { accept } from './accept.ts'
import { Bucket } from './bucket.ts'
import { Calls } from './calls.ts'
import type { ProxyConfig } from './config.ts'
import { acceptsGzip, createForward } from './forward.ts'
import { refuseHost, refuseRequest } from './guard.ts'
import { parseSearch } from './parseSearch.ts'
import { readBody } from './readBody.ts'
import { Refusal, sendRefusal } from './refusal.ts'
import { relay } from './relay.ts'
import { isProxyTarget } from './target.ts'

/** The logged status, as in nginx, if the browser disconnects before the end of the response. */
const CLIENT_CLOSED = 499

/** At most 95 calls in any second: below the API's limit of 100 per key. */
const API_RATE = { perSecond: 75, burst: 20 }

/** The maximum pause of all calls after a 429, ms. */
const MAX_PAUSE = 60_000

/** What is logged of a request under `/api`. */
export interface LogEntry {
  readonly method: string
  /** The request target, with its query. */
  readonly target: string
  readonly status: number
  /** The time from the request's head to the end of the response, ms. */
  readonly ms: number
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Creates the proxy's middleware. It checks the `Host` of every request, responds to all requests under `/api`, and
 * passes the others to `next`. All responses get `headers`. Each request under `/api` is logged once.
 */
export function createMiddleware(
  config: ProxyConfig,
  log: (entry: LogEntry) => void,
  headers: Readonly<Record<string, string>> = {},
): Middleware {
  const search = createSearch(config)
  const { allowedHosts } = config

  return (request, response, next) => {
    const { method = '', url = '' } = request
    // Node uses the first of several hosts, which is ambiguous.
    if ((request.headersDistinct['host'] ?? []).length > 1) delete request.headers.host
    response.setHeaders(new Map(Object.entries(headers)))
    if (isProxyTarget(url)) {
      const start = performance.now()
      void respond(request, response, search, allowedHosts).then((status) =>
        log({ method, target: url, status, ms: performance.now() - start }),
      )
      return
    }
    const refusal = refuseHost(request.headers.host, allowedHosts)
    if (refusal) sendRefusal(response, refusal)
    else next()
  }
}

type ServeSearch = (
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
) => Promise<void>

function createSearch(config: ProxyConfig): ServeSearch {
  const { apiKey, timeoutMs } = config
  if (apiKey === null) return () => Promise.reject(noKey())
  const bucket = new Bucket(API_RATE)
  const forward = createForward(apiKey, config, bucket)
  const calls = new Calls(async (body, signal) => {
    try {
      return await accept(await forward(body, signal), { apiKey, timeoutMs })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'rate_limited')
        bucket.pause(performance.now(), pauseAfter(error))
      throw error
    }
  }, config.sharedMs)

  return async (request, response, signal) => {
    const { 'accept-encoding': encoding, 'cache-control': control } = request.headers
    const body = JSON.stringify(parseSearch(await readBody(request, timeoutMs)))
    const gzip = acceptsGzip(encoding?.toString())
    await calls.share(body, { fresh: wantsFresh(control), signal }, (shared) =>
      relay(shared, response, { gzip, timeoutMs }),
    )
  }
}

/** Responds to a request under `/api`. Resolves to the status for the log; never rejects. */
async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  search: ServeSearch,
  allowedHosts: ProxyConfig['allowedHosts'],
): Promise<number> {
  const signal = abortOnDisconnect(response)
  try {
    const { method = '', url = '', headers } = request
    const refusal = refuseRequest(method, url, headers, allowedHosts)
    if (refusal) throw refusal
    await search(request, response, signal)
    return response.statusCode
  } catch (error) {
    if (signal.aborted) return CLIENT_CLOSED
    const refusal = error instanceof Refusal ? error : internal()
    // After the head is sent, a stream that fails has already closed the connection.
    if (!response.headersSent) sendRefusal(response, refusal)
    return refusal.status
  }
}

/** Returns a signal that aborts if the browser closes the connection, but not if the proxy does after an error. */
function abortOnDisconnect(response: ServerResponse): AbortSignal {
  const disconnected = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished && response.errored === null) disconnected.abort()
  })
  return disconnected.signal
}

/** Returns how long to pause all calls after a 429, ms: the API limits each key, which all viewers share. */
function pauseAfter({ retryAfter = 1 }: Refusal): number {
  return Math.min(retryAfter * 1000, MAX_PAUSE)
}

/** Whether a `Cache-Control` requires a response that isn't shared. */
function wantsFresh(cacheControl: string | undefined): boolean {
  return /\b(?:no-cache|no-store|max-age=0)\b/i.test(cacheControl ?? '')
}

function noKey(): Refusal {
  return new Refusal(
    503,
    'no_api_key',
    `There is no API key. Set ${ENV.apiKey} in the environment or in .env.local and restart.`,
  )
}

function internal(): Refusal {
  return new Refusal(500, 'internal', 'The dashboard’s server failed on this request.')
}
