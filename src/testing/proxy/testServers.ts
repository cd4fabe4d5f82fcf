import http, { type IncomingHttpHeaders, type RequestListener } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { readErrorBody } from '#src/contract/errors.ts'
import { readConfig } from '#src/proxy/config.ts'
import { logLine } from '#src/proxy/logLine.ts'
import { createMiddleware } from '#src/proxy/middleware.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import type { RequestOptions } from './refusalCases.ts'

/** Servers and requests for the specs: all real, on loopback, closed when the test ends. */

export const KEY = 'kQ7.dont-tell-anyone'

/** Starts a server on a free port of 127.0.0.1; resolves to the port. */
export async function listen(listener: RequestListener): Promise<number> {
  const server = http.createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return portOf(server)
}

export function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

export interface Upstream {
  readonly port: number
  /** Every received request, in order, with its whole body. */
  readonly calls: {
    target: string
    headers: IncomingHttpHeaders
    rawHeaders: string[]
    body: string
  }[]
}

/** Starts a mock of Baseten's API that records each request and responds with `respond`. */
export async function startUpstream(respond: RequestListener = respondEmpty): Promise<Upstream> {
  const calls: Upstream['calls'] = []
  const port = await listen(async (request, response) => {
    const body = await readAll(request)
    const { url = '', headers, rawHeaders } = request
    calls.push({ target: url, headers, rawHeaders, body: body.toString() })
    respond(request, response)
  })
  return { port, calls }
}

const respondEmpty: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')

export interface Proxy {
  readonly port: number
  readonly log: string[]
}

/** Starts a server with the proxy's middleware; requests that it passes to `next` get a 299. */
export async function startProxy(
  upstreamPort: number,
  { apiKey = KEY, timeoutMs = 2_000 }: { apiKey?: string; timeoutMs?: number } = {},
): Promise<Proxy> {
  const log: string[] = []
  const url = `http://127.0.0.1:${upstreamPort}`
  const env = { BASETEN_API_KEY: apiKey, BASETEN_MANAGEMENT_API_URL_OVERRIDE: url }
  const handle = createMiddleware(readConfig(env, timeoutMs), ({ method, route, status, ms }) =>
    log.push(logLine(method, route, status, ms)),
  )
  const port = await listen((request, response) =>
    handle(request, response, () => response.writeHead(299).end('next')),
  )
  return { port, log }
}

export interface TestResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends a request, by default a valid search; only a POST has a body. */
export function open(port: number, requested: RequestOptions = {}): http.ClientRequest {
  const { method = 'POST', target = SEARCH_TARGET, body = '{}' } = requested
  const headers = { 'content-type': 'application/json', ...requested.headers }
  const request = http.request({
    host: '127.0.0.1',
    port,
    method,
    path: target,
    headers,
    agent: false,
  })
  return request.end(method === 'POST' ? body : undefined)
}

/** Sends a request as {@link open} does; resolves to the whole response. */
export function send(port: number, requested: RequestOptions = {}): Promise<TestResponse> {
  return new Promise((resolve, reject) => {
    open(port, requested)
      .once('error', reject)
      .once('response', (response) => {
        const { statusCode: status = 0, headers } = response
        readAll(response).then((body) => resolve({ status, headers, body }), reject)
      })
  })
}

/** Sends this text on a socket; resolves to everything received until the other side closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text))
    readAll(socket).then((bytes) => resolve(bytes.toString()), reject)
  })
}

/** Returns the error code of a response; `undefined` if it has none. */
export function codeOf({ body }: TestResponse): string | undefined {
  return readErrorBody(JSON.parse(body.toString())).code
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
