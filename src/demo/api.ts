import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { getResponse } from 'msw'
import { demoOrganization } from './demoOrganization.ts'
import { createHandlers } from './handlers.ts'
import { send, toFetch } from './nodeHttp.ts'
import { refuse } from './responses.ts'

const HOST = '127.0.0.1'

/** The demo's API on a free port of this machine. */
export interface DemoApi {
  /** The base URL, without a slash at its end. */
  readonly url: string
  /** The only key that it accepts, a random one. */
  readonly key: string
  /** Closes it at once, including pending requests. */
  readonly close: () => Promise<void>
}

/** Starts an API with the demo's jobs, of which there are `jobs` at the start. */
export async function startDemoApi(jobs: number): Promise<DemoApi> {
  const key = randomUUID()
  const { jobsAt, stagesOf } = demoOrganization(jobs)
  const handlers = createHandlers({ key, jobs: jobsAt, stagesOf, scenario: () => null })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const client = new AbortController()
    response.once('close', () => client.abort())
    const body = (await buffer(request)).toString()
    const reply = await getResponse(handlers, toFetch(request, body, client.signal))
    await send(reply ?? refuse(404, 'Not found'), request, response)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, HOST)
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port is open')
  return {
    url: `http://${HOST}:${address.port}`,
    key,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
