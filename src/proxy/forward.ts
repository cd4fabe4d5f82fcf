import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { ProxyConfig } from './config.ts'
import type { Limiter } from './limiter.ts'
import { Refusal } from './refusal.ts'

/**
 * How long an idle connection stays open, ms: longer than the short refresh intervals, and shorter than the minute
 * after which load balancers commonly close it.
 */
const IDLE_MS = 15_000

/** Sends a client's search (JSON) to the API. Resolves to the response when its head arrives. The signal aborts it. */
export type Forward = (
  body: string,
  client: string,
  signal: AbortSignal,
) => Promise<IncomingMessage>

/**
 * Creates the function that calls Baseten, the only code that sends the key. A call contains only the proxy's
 * headers, and follows no redirect, which would send the key to another host.
 *
 * A call rejects with a Refusal: 429 or 503 from the limiter, 502 without a connection, 504 if no head arrives within
 * `timeoutMs`. It rejects with an AbortError if the signal aborts it.
 */
export function createForward(
  apiKey: string,
  { searchUrl, timeoutMs }: ProxyConfig,
  limiter: Limiter,
): Forward {
  const protocol = searchUrl.protocol === 'https:' ? https : http
  const agent = new protocol.Agent({ keepAlive: true, timeout: IDLE_MS })

  const forward: Forward = async (body, client, signal) => {
    const end = await limiter.start(client, signal)
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Api-Key ${apiKey}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'training-jobs-dashboard',
      }
      const call = protocol.request(searchUrl, { method: 'POST', headers, agent, signal })
      // Also emitted after the end of the response.
      call.once('close', end)
      const timer = setTimeout(() => call.destroy(timedOut(searchUrl)), timeoutMs)
      let responded = false
      call.once('response', (response) => {
        responded = true
        clearTimeout(timer)
        resolve(response)
      })
      // Switching protocols ends the call without a response and without an error.
      call.once('upgrade', (_, socket) => {
        socket.destroy()
        clearTimeout(timer)
        reject(unreachable(searchUrl))
      })
      call.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer)
        // The API closed an idle connection at this moment. That is no error of the API, and a search is safe to
        // retry, on the next connection.
        if (!responded && call.reusedSocket && error.code === 'ECONNRESET')
          resolve(forward(body, client, signal))
        else
          reject(
            signal.aborted || error instanceof Refusal ? error : unreachable(searchUrl, error.code),
          )
      })
      call.end(body)
    })
  }
  return forward
}

function timedOut({ origin }: URL): Refusal {
  return new Refusal(504, 'upstream_timeout', `${origin} did not respond in time.`)
}

function unreachable({ origin }: URL, code?: string): Refusal {
  const reason = code === undefined ? '' : ` (${code})`
  return new Refusal(502, 'upstream_unreachable', `Can’t connect to ${origin}${reason}.`)
}

/** Whether an `Accept-Encoding` includes gzip by name. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(coding))
}
