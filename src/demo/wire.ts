import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A search whose response is written to the connection directly, so that it can break HTTP. */
export interface Wire {
  readonly response: ServerResponse
  /** For bytes that Node's server would not write. */
  readonly socket: Socket
  /** The JSON of a valid response. */
  readonly body: string
  /** Aborts if the client disconnects. */
  readonly signal: AbortSignal
}

/** Responds to a search, or doesn't. A rejection breaks the connection. */
export type WireError = (wire: Wire) => void | Promise<void>

export const JSON_TYPE = { 'content-type': 'application/json' } as const

type Headers = Readonly<Record<string, string>>

export function respondsWith(
  status: number,
  body: string | Uint8Array,
  headers: Headers,
): WireError {
  return ({ response }) => void response.writeHead(status, headers).end(body)
}

/** Responds with status 200, a JSON content type and this body. */
export function sends(body: string | Uint8Array): WireError {
  return respondsWith(200, body, JSON_TYPE)
}

/** Responds with an error in the API's shape, optionally with more fields and headers. */
export function refuses(
  status: number,
  error: string,
  fields: Readonly<Record<string, unknown>> = {},
  headers: Headers = {},
): WireError {
  return respondsWith(status, JSON.stringify({ error, ...fields }), { ...JSON_TYPE, ...headers })
}

/** Responds with a gateway's own HTML page, as load balancers do. */
export function gateway(status: number, headers: Headers = {}): WireError {
  const page = `<!doctype html><title>${status}</title><h1>Error ${status}</h1>`
  return respondsWith(status, page, { 'content-type': 'text/html; charset=utf-8', ...headers })
}

/**
 * Redirects to another host name of the same server, so that a client that follows the redirect is recorded
 * as another request.
 */
export function redirects(status: 301 | 302 | 303 | 307 | 308): WireError {
  return ({ response, socket }) => {
    const location = `http://localhost:${socket.localPort}/elsewhere`
    response.writeHead(status, { location }).end()
  }
}

/** Sends these bytes as they are, then ends the connection. */
export function raw(bytes: string): WireError {
  return ({ socket }) => void socket.end(bytes, 'latin1')
}

/** Sends the pieces one by one, as fast as the client reads them. Stops if the client disconnects. */
export function streams(pieces: () => Iterable<string>, status = 200): WireError {
  return async ({ response, signal }) => {
    response.writeHead(status, JSON_TYPE)
    for (const piece of pieces()) {
      if (signal.aborted) return
      if (!response.write(piece)) await drained(response, signal)
    }
    response.end()
  }
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    response.once('drain', done)
    signal.addEventListener('abort', done)
  })
}
