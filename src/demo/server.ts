import { once } from 'node:events'
import {
  createServer,
  type Server,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import { getResponse, HttpResponse } from 'msw'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createHandlers } from './handlers.ts'
import { send, toFetch } from './nodeHttp.ts'
import { createOrganization } from './organization.ts'
import { responseText, refuse } from './responses.ts'
import type { ScenarioId } from './scenarios.ts'
import type { WireError } from './wire.ts'

const HOST = '127.0.0.1'
const SEED = 1
const JOBS = 400

export interface Received {
  readonly method: string
  /** The path and the query. */
  readonly target: string
  /** The request's body, unparsed. */
  readonly body: string
  readonly headers: IncomingHttpHeaders
  /** Whether the client disconnected before the response was complete. */
  readonly aborted: boolean
}

export type BodyChange = (body: unknown, path: string) => unknown

/** A mock of Baseten's management API. */
export interface MockApi {
  /** The base URL, without a trailing slash. */
  readonly url: string
  /** Every request since the last reset, oldest first; `aborted` changes if the client disconnects later. */
  readonly requests: readonly Received[]
  /** Responds with these jobs instead of the simulated organization. */
  setJobs(jobs: readonly TrainingJob[]): void
  /**
   * Responds to every search with this error until it is set to `null`. A scenario responds as it does in
   * the demo; a function gets the connection itself, whatever the request.
   */
  setError(error: ScenarioId | WireError | null): void
  /**
   * Changes the JSON of every valid response, as a newer or an untrusted API would, until it is set to `null`. The
   * function gets the body and the path, and returns the new body.
   */
  setChange(change: BodyChange | null): void
  /** Sets whether to reject, with 400, a search for a status that Baseten's API isn't known to accept. */
  setStrictStatuses(strict: boolean): void
  /**
   * Sets how far the API's clock is ahead of this machine's, ms. The `Date` header and the simulated
   * organization use that clock. With `null`, responses have no `Date`.
   */
  setClock(ahead: number | null): void
  /** Restores the initial jobs, clock and settings, clears error and requests, and closes open connections. */
  reset(): void
  /** Closes immediately, pending requests included. */
  close(): Promise<void>
}

interface Options {
  /** The only API key that is accepted. */
  readonly key: string
  /** The jobs to return; by default, those of a simulated organization that starts with 400. */
  readonly jobs?: readonly TrainingJob[]
  /** Whether to reject a search for a status that Baseten's API isn't known to accept. Default: no. */
  readonly strictStatuses?: boolean
  /** How far the clock is ahead of this machine's, ms; `null` for responses without a `Date`. Default: 0. */
  readonly clock?: number | null
  /** Default: any free port. */
  readonly port?: number
}

/** Starts a mock API on loopback. Throws an error if the port is taken. */
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
  let change: BodyChange | null = null
  let isStrict = strictStatuses
  let ahead = clock
  const time = () => Date.now() + (ahead ?? 0)
  const jobsAt = (now: number) => held ?? organization.jobsAt(now)
  const handlers = createHandlers({
    key,
    jobs: jobsAt,
    stagesOf: organization.stagesOf,
    clock: time,
    scenario: () => (typeof error === 'function' ? null : error),
    strictStatuses: () => isStrict,
  })

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A request that is still being read during a reset must not be recorded after it.
    const recorded = requests
    const client = new AbortController()
    const body = (await buffer(request)).toString()
    const { method = '', url: target = '', headers } = request
    const received = { method, target, body, headers, aborted: false }
    recorded.push(received)
    response.sendDate = false
    if (ahead !== null) response.setHeader('date', new Date(time()).toUTCString())
    response.once('close', () => {
      if (response.writableFinished) return
      received.aborted = true
      client.abort()
    })
    if (typeof error === 'function') {
      const valid = responseText(jobsAt(time()))
      await error({ response, socket: request.socket, body: valid, signal: client.signal })
      return
    }
    const reply = await getResponse(handlers, toFetch(request, body, client.signal))
    const valid =
      change !== null && reply?.status === 200 ? await changed(reply, change, target) : reply
    await send(valid ?? refuse(404, 'Not found'), request, response)
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
    setChange(next) {
      change = next
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
      change = null
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

/** Returns a response whose JSON body is changed. */
async function changed(reply: Response, change: BodyChange, target: string): Promise<Response> {
  const [path = ''] = target.split('?')
  return new HttpResponse(JSON.stringify(change(await reply.json(), path)), {
    headers: { 'content-type': 'application/json' },
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return address.port
}
