import type { IncomingMessage, ServerResponse } from 'node:http'
import { ENV } from '#src/contract/names.ts'
import { accept } from './accept.ts'
import { Bucket } from './bucket.ts'
import { Calls } from './calls.ts'
import type { ProxyConfig } from './config.ts'
import { acceptsGzip, createForward } from './forward.ts'
import { refuseHost, refuseRequest } from './guard.ts'
import { logLine } from './logLine.ts'
import { parseSearch } from './parseSearch.ts'
import { readBody } from './readBody.ts'
import { Refusal, sendRefusal } from './refusal.ts'
import { relay } from './relay.ts'
import { isProxyTarget } from './target.ts'

/** What the log shows, as nginx does, when the browser left before its answer was whole. */
const BROWSER_LEFT = 499

/** 95 calls in any second: under the API's 100 for each key. */
const API_RATE = { perSecond: 75, burst: 20 }

/** The longest that one 429 keeps everybody from asking, ms. */
const LONGEST_PAUSE = 60_000

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * The proxy as a middleware. It guards the `Host` of every request, answers all that is under
 * `/api` itself, and leaves the rest to `next`, all with `headers`. `log` gets one line for each request
 * under `/api`.
 */
export function createMiddleware(
  config: ProxyConfig,
  log: (line: string) => void,
  headers: Readonly<Record<string, string>> = {},
): Middleware {
  const search = createSearch(config)

  return (request, response, next) => {
    const { method = '', url = '' } = request
    // Node takes the first of several; which one is meant, nobody can tell.
    if ((request.headersDistinct['host'] ?? []).length > 1) delete request.headers.host
    response.setHeaders(new Map(Object.entries(headers)))
    if (isProxyTarget(url)) {
      const start = performance.now()
      void answer(request, response, search).then((status) =>
        log(logLine(method, url, status, performance.now() - start)),
      )
      return
    }
    const refusal = refuseHost(request.headers.host)
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
  const { apiKey, timeoutMs, hasDemo = false } = config
  if (apiKey === null) return () => Promise.reject(noKey(hasDemo))
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

/** Answers one request under `/api`; resolves to the status for the log and never rejects. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  search: ServeSearch,
): Promise<number> {
  const gone = abortWhenGone(response)
  try {
    const { method = '', url = '', headers } = request
    const refusal = refuseRequest(method, url, headers)
    if (refusal) throw refusal
    await search(request, response, gone)
    return response.statusCode
  } catch (error) {
    if (gone.aborted) return BROWSER_LEFT
    const refusal = error instanceof Refusal ? error : internal()
    // Once the head is out, the stream that failed has broken the connection itself.
    if (!response.headersSent) sendRefusal(response, refusal)
    return refusal.status
  }
}

/** Aborts when the browser closes the connection, not when the proxy itself breaks it with an error. */
function abortWhenGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished && response.errored === null) gone.abort()
  })
  return gone.signal
}

/** The API counts by key, so its wait is everybody's. */
function pauseAfter({ retryAfter = 1 }: Refusal): number {
  return Math.min(retryAfter * 1000, LONGEST_PAUSE)
}

/** Whether a `Cache-Control` asks for an answer that nobody has had yet. */
function wantsFresh(cacheControl: string | undefined): boolean {
  return /\b(?:no-cache|no-store|max-age=0)\b/i.test(cacheControl ?? '')
}

function noKey(demo: boolean): Refusal {
  return new Refusal(
    503,
    'no_api_key',
    `There is no API key. Set ${ENV.apiKey} in the environment or in .env.local and restart.`,
    { demo },
  )
}

function internal(): Refusal {
  return new Refusal(500, 'internal', 'The dashboard’s server failed on this request.')
}
