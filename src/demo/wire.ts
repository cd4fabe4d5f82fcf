import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A search that is to be answered on the wire: with whatever HTTP allows, and with what it does not. */
export interface Wire {
  readonly response: ServerResponse
  /** For what Node's own server would not write. */
  readonly socket: Socket
  /** The JSON of the good answer. */
  readonly good: string
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal
}

/** Answers a search, or does not. What it rejects with breaks the connection. */
export type WireError = (wire: Wire) => void | Promise<void>

export const JSON_TYPE = { 'content-type': 'application/json' } as const

type Headers = Readonly<Record<string, string>>

/** Answers with this status, body and headers, whole. */
export function respondsWith(
  status: number,
  body: string | Uint8Array,
  headers: Headers,
): WireError {
  return ({ response }) => void response.writeHead(status, headers).end(body)
}

/** A good head, and this in place of the good answer's JSON. */
export function sends(body: string | Uint8Array): WireError {
  return respondsWith(200, body, JSON_TYPE)
}

/** An error in the API's shape, with more fields and headers where there are some. */
export function refuses(
  status: number,
  error: string,
  fields: Readonly<Record<string, unknown>> = {},
  headers: Headers = {},
): WireError {
  return respondsWith(status, JSON.stringify({ error, ...fields }), { ...JSON_TYPE, ...headers })
}

/** A gateway's own page, as load balancers send it. */
export function gateway(status: number, headers: Headers = {}): WireError {
  const page = `<!doctype html><title>${status}</title><h1>Error ${status}</h1>`
  return respondsWith(status, page, { 'content-type': 'text/html; charset=utf-8', ...headers })
}

/**
 * Redirects to another host name of the same server, where a client that follows is recorded as one
 * more request.
 */
export function redirects(status: 301 | 302 | 303 | 307 | 308): WireError {
  return ({ response, socket }) => {
    const location = `http://localhost:${socket.localPort}/elsewhere`
    response.writeHead(status, { location }).end()
  }
}

/** Bytes that go out as they are, and the connection's end. */
export function raw(bytes: string): WireError {
  return ({ socket }) => void socket.end(bytes, 'latin1')
}

/** Sends the pieces one by one, as fast as they are taken, and stops when the client goes away. */
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
