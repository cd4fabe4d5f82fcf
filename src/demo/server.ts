import { once } from 'node:events'
import {
  createServer,
  type Server,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { constants, createGzip } from 'node:zlib'
import { getResponse } from 'msw'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { responseText, refuse } from './responses.ts'
import type { ScenarioId } from './scenarios.ts'
import { createHandlers } from './handlers.ts'
import { createOrganization } from './organization.ts'
import type { WireError } from './wire.ts'

const HOST = '127.0.0.1'
const SEED = 1
const JOBS = 400

/** A request that reached the mock API. */
export interface Received {
  /** As it came, not parsed. */
  readonly body: string
  readonly headers: IncomingHttpHeaders
  /** Whether the client went away before the answer was whole. */
  readonly aborted: boolean
}

/** A mock of Baseten's management API. */
export interface MockApi {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** Every request since the last reset, oldest first; `aborted` is kept up to date. */
  readonly requests: readonly Received[]
  /** Answers from these jobs instead of the simulated organization. */
  setJobs(jobs: readonly TrainingJob[]): void
  /**
   * Answers every search with this fault, until it is set to null. One of the demo's is answered as the
   * demo does; a function gets the connection itself, whatever the request says.
   */
  setError(error: ScenarioId | WireError | null): void
  /** Whether to reject, with 400, a search for a status that Baseten's API isn't known to take. */
  setStrictStatuses(strict: boolean): void
  /**
   * Sets the API's clock, by which its `Date` and the simulated organization go: how far it is ahead of this
   * machine's, ms. With null, responses have no `Date`.
   */
  setClock(ahead: number | null): void
  /** Goes back to how it started: its first jobs and clock, no fault, any status, no requests, no open connections. */
  reset(): void
  /** Ends at once, cutting the requests that wait. */
  close(): Promise<void>
}

interface Options {
  /** The only API key it takes. */
  readonly key: string
  /** The jobs it holds; by default a simulated organization of 400 that lives. */
  readonly jobs?: readonly TrainingJob[]
  /** Whether to reject a search for a status that Baseten's API isn't known to take; by default no. */
  readonly strictStatuses?: boolean
  /** How far its clock is ahead of this machine's, ms, by default 0; null for responses without a `Date`. */
  readonly clock?: number | null
  /** By default any free one. */
  readonly port?: number
}

/** Starts a mock API on loopback. Throws when the port is taken. */
export async function startMockApi({
  key,
  jobs,
  strictStatuses = false,
  clock = 0,
  port = 0,
}: Options): Promise<MockApi> {
  const organization = createOrganization({ seed: SEED, jobs: JOBS, start: Date.now() })
  let requests: Received[] = []
  let held = jobs
  let error: ScenarioId | WireError | null = null
  let isStrict = strictStatuses
  let ahead = clock
  const jobsAt = (now: number) => held ?? organization.jobsAt(now + (ahead ?? 0))
  const handlers = createHandlers({
    key,
    jobs: jobsAt,
    scenario: () => (typeof error === 'function' ? null : error),
    strictStatuses: () => isStrict,
  })

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // One that is still being read during a reset is not recorded after it.
    const recorded = requests
    const client = new AbortController()
    const body = (await buffer(request)).toString()
    const received = { body, headers: request.headers, aborted: false }
    recorded.push(received)
    response.sendDate = false
    if (ahead !== null) response.setHeader('date', new Date(Date.now() + ahead).toUTCString())
    response.once('close', () => {
      if (response.writableFinished) return
      received.aborted = true
      client.abort()
    })
    if (typeof error === 'function') {
      const good = responseText(jobsAt(Date.now()))
      await error({ response, socket: request.socket, good, signal: client.signal })
      return
    }
    const reply = await getResponse(handlers, toFetch(request, body, client.signal))
    await send(reply ?? refuse(404, 'Not found'), request, response)
  }

  server.listen(port, HOST)
  await once(server, 'listening')
  return {
    url: `http://${HOST}:${portOf(server)}`,
    get requests() {
      return requests
    },
    setJobs(next) {
      held = next
    },
    setError(next) {
      error = next
    },
    setStrictStatuses(strict) {
      isStrict = strict
    },
    setClock(next) {
      ahead = next
    },
    reset() {
      server.closeAllConnections()
      requests = []
      held = jobs
      error = null
      isStrict = strictStatuses
      ahead = clock
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port is open')
  return address.port
}

function toFetch(
  { method = 'GET', url = '/', headersDistinct }: IncomingMessage,
  body: string,
  signal: AbortSignal,
): Request {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(url, `http://${HOST}`), {
    method,
    headers,
    signal,
    ...(hasBody && { body }),
  })
}

/** Rejects, with the connection cut, when the answer's body breaks off or the client goes away. */
async function send(
  reply: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (reply.type === 'error') throw new Error('The answer is a broken connection')
  const body = reply.body ?? []
  response.statusCode = reply.status
  response.setHeaders(reply.headers)
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    await pipeline(body, response)
    return
  }
  response.removeHeader('content-length')
  response.setHeader('content-encoding', 'gzip')
  // Each chunk leaves at once, so that an answer that breaks off has begun.
  await pipeline(body, createGzip({ flush: constants.Z_SYNC_FLUSH }), response)
}
