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

/** What to send to the API: a search (JSON), or a GET. */
export type ApiCall =
  | { readonly method: 'POST'; readonly path: string; readonly body: string }
  | { readonly method: 'GET'; readonly path: string }

interface Sender {
  readonly client: string
  readonly limiter: Limiter
  /** Aborts the call. */
  readonly signal: AbortSignal
}

/** Sends a client's call to the API. Resolves to the response when its head arrives. */
export type Forward = (call: ApiCall, sender: Sender) => Promise<IncomingMessage>

/**
 * Creates the function that calls Baseten, the only code that sends the key. A call contains only the proxy's
 * headers, and follows no redirect, which would send the key to another host.
 *
 * A call rejects with a Refusal: 429 or 503 from the limiter, 502 without a connection, 504 if no head arrives in
 * time. It rejects with an AbortError if the signal aborts it.
 */
export function createForward(
  apiKey: string,
  { apiUrl, connectMs, timeoutMs, readTimeoutMs }: ProxyConfig,
): Forward {
  const { origin, protocol: scheme } = new URL(apiUrl)
  const protocol = scheme === 'https:' ? https : http
  const connected = scheme === 'https:' ? 'secureConnect' : 'connect'
  const agent = new protocol.Agent({ keepAlive: true, timeout: IDLE_MS })

  const forward: Forward = async (sent, sender) => {
    const { client, limiter, signal } = sender
    const end = await limiter.start(client, signal)
    return new Promise((resolve, reject) => {
      const { method, path } = sent
      const headers = {
        authorization: `Api-Key ${apiKey}`,
        ...(method === 'POST' && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent.body),
        }),
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'training-jobs-dashboard',
      }
      const call = protocol.request(apiUrl + path, { method, headers, agent, signal })
      // Also emitted after the end of the response.
      call.once('close', end)
      let timer = setTimeout(() => call.destroy(unreachable(origin, 'ETIMEDOUT')), connectMs)
      const onConnect = () => {
        clearTimeout(timer)
        const headMs = method === 'GET' ? readTimeoutMs : timeoutMs
        timer = setTimeout(() => call.destroy(timedOut(origin)), headMs)
      }
      call.once('socket', (socket) => {
        if (call.reusedSocket) onConnect()
        else socket.once(connected, onConnect)
      })
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
        reject(unreachable(origin))
      })
      call.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer)
        // The API closed an idle connection at this moment. That is no error of the API, and the call is safe to
        // retry, on the next connection.
        if (!responded && call.reusedSocket && error.code === 'ECONNRESET')
          resolve(forward(sent, sender))
        else
          reject(
            signal.aborted || error instanceof Refusal ? error : unreachable(origin, error.code),
          )
      })
      call.end(method === 'POST' ? sent.body : undefined)
    })
  }
  return forward
}

function timedOut(origin: string): Refusal {
  return new Refusal(504, 'upstream_timeout', `${origin} did not respond in time.`)
}

function unreachable(origin: string, code?: string): Refusal {
  const reason = code === undefined ? '' : ` (${code})`
  return new Refusal(502, 'upstream_unreachable', `Can’t connect to ${origin}${reason}.`)
}

/** Whether an `Accept-Encoding` includes gzip by name. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(coding))
}
