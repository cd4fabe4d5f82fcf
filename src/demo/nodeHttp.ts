import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'

/** Handlers ignore the origin, but a request of the Fetch API needs one. */
const ORIGIN = 'http://127.0.0.1'

/** Returns a request of Node's server as one of the Fetch API. */
export function toFetch(
  { method = 'GET', url = '/', headersDistinct }: IncomingMessage,
  body: string,
  signal: AbortSignal,
): Request {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(url, ORIGIN), {
    method,
    headers,
    signal,
    ...(hasBody && { body }),
  })
}

/**
 * Sends a response of the Fetch API, compressed if the client accepts gzip. Rejects if its body breaks off or the
 * client disconnects.
 */
export async function send(
  reply: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (reply.type === 'error') throw new Error('The connection broke')
  const body = reply.body ?? []
  response.statusCode = reply.status
  response.setHeaders(reply.headers)
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    await pipeline(body, response)
    return
  }
  response.removeHeader('content-length')
  response.setHeader('content-encoding', 'gzip')
  // Flushes each chunk at once, so that a response that breaks off has begun.
  await pipeline(body, createGzip({ flush: constants.Z_SYNC_FLUSH }), response)
}
