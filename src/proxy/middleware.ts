import type { IncomingMessage, ServerResponse } from 'node:http'
import { ENV, SEARCH_PATH } from '#src/contract/names.ts'
import { fromKeys } from '#src/lib/records.ts'
import { accept } from './accept.ts'
import { type CallApi, Calls } from './calls.ts'
import { clientOf } from './client.ts'
import type { ProxyConfig } from './config.ts'
import { acceptsGzip, type ApiCall, createForward } from './forward.ts'
import { refuseHost, refuseRequest } from './guard.ts'
import { Limiter } from './limiter.ts'
import { parseSearch } from './parseSearch.ts'
import { readBody } from './readBody.ts'
import { Refusal, sendRefusal } from './refusal.ts'
import { relay } from './relay.ts'
import { ENDPOINT_NAMES, type Route, routeOf } from './routes.ts'
import { BufferPool } from './sharedBody.ts'
import { isProxyTarget, SEARCH_TARGET } from './target.ts'
import { withoutUrls } from './withoutUrls.ts'

/** The logged status, as in nginx, if the browser disconnects before the end of the response. */
const CLIENT_CLOSED = 499

/** The maximum number of bytes that all shared responses buffer together: about 25 of the largest ones, compressed. */
const MAX_BUFFERED = 128 * 1024 * 1024

/** The maximum pause of all calls after a 429, ms. */
const MAX_PAUSE = 60_000

/** What is logged of a request. Its route is a path of the dashboard, or a pattern: no query, no ID, no unknown path. */
export interface LoggedRequest {
  readonly method: string
  readonly route: string
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
  log: (entry: LoggedRequest) => void,
  headers: Readonly<Record<string, string>> = {},
): Middleware {
  const services = createServices(config)
  const { allowedHosts } = config

  return (request, response, next) => {
    const { method = '', url = '' } = request
    // Node uses the first of several hosts, which is ambiguous.
    if ((request.headersDistinct['host'] ?? []).length > 1) delete request.headers.host
    response.setHeaders(new Map(Object.entries(headers)))
    if (isProxyTarget(url)) {
      const start = performance.now()
      void respond(request, response, services, allowedHosts).then((status) =>
        log({ method, route: loggedRoute(url), status, ms: performance.now() - start }),
      )
      return
    }
    const refusal = refuseHost(request.headers.host, allowedHosts)
    if (refusal) sendRefusal(response, refusal)
    else next()
  }
}

function loggedRoute(target: string): string {
  return target === SEARCH_TARGET ? SEARCH_TARGET : (routeOf(target)?.template ?? '/api/*')
}

type Serve = (
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
) => Promise<void>

interface Services {
  readonly search: Serve
  readonly read: (route: Route) => Serve
}

function createServices(config: ProxyConfig): Services {
  const { apiKey, timeoutMs, sharedMs, sharedReadMs } = config
  if (apiKey === null) {
    const refuse = () => Promise.reject(noKey())
    return { search: refuse, read: () => refuse }
  }
  const forward = createForward(apiKey, config)
  const pool = new BufferPool(MAX_BUFFERED)

  /** The calls of one endpoint, which Baseten limits on its own. */
  const callsOf = (toCall: (key: string) => ApiCall, shared: number, hasSecrets = false) => {
    const limiter = new Limiter()
    const callApi: CallApi = async (key, client, signal) => {
      try {
        const response = await forward(toCall(key), { client, limiter, signal })
        const accepted = await accept(response, { apiKey, timeoutMs })
        return hasSecrets ? { ...accepted, ...(await withoutUrls(response, timeoutMs)) } : accepted
      } catch (error) {
        if (error instanceof Refusal && error.code === 'rate_limited')
          limiter.pause(pauseAfter(error))
        throw error
      }
    }
    return new Calls(callApi, shared, pool)
  }
  const serve = async (
    calls: Calls,
    key: string,
    [request, response, signal]: Parameters<Serve>,
  ) => {
    const { 'accept-encoding': encoding, 'cache-control': control } = request.headers
    const gzip = acceptsGzip(encoding?.toString())
    const viewer = { fresh: wantsFresh(control), client: clientOf(request), signal }
    await calls.share(key, viewer, (sent) => relay(sent, response, { gzip, timeoutMs }))
  }

  const searches = callsOf((body) => ({ method: 'POST', path: SEARCH_PATH, body }), sharedMs)
  const reads = fromKeys(ENDPOINT_NAMES, (endpoint) =>
    callsOf((path) => ({ method: 'GET', path }), sharedReadMs, endpoint === 'checkpointFiles'),
  )
  return {
    search: async (...exchange) => {
      const body = parseSearch(await readBody(exchange[0], timeoutMs))
      await serve(searches, JSON.stringify(body), exchange)
    },
    read:
      ({ endpoint, target }) =>
      async (...exchange) =>
        serve(reads[endpoint], target(), exchange),
  }
}

/** Responds to a request under `/api`. Resolves to the status for the log; never rejects. */
async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  allowedHosts: ProxyConfig['allowedHosts'],
): Promise<number> {
  const signal = abortOnDisconnect(response)
  try {
    const { method = '', url = '', headers } = request
    const refusal = refuseRequest(method, url, headers, allowedHosts)
    if (refusal) throw refusal
    const route = routeOf(url)
    const serve = route ? services.read(route) : services.search
    await serve(request, response, signal)
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
    `No Baseten API key is set. Set ${ENV.apiKey} in the environment or in .env.local, then restart the dashboard.`,
  )
}

function internal(): Refusal {
  return new Refusal(500, 'internal', 'The dashboard server failed on this request.')
}
