import type { OutgoingHttpHeaders } from 'node:http'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { findProgram } from '../../.ci/debianProgram.mjs'
import { startCaddy } from './startCaddy.ts'
import { startNginx } from './startNginx.ts'
import { type Running, Upstream } from './support.ts'

/** A web server that can replace the proxy, and where the two differ. */
export interface Server {
  readonly name: string
  /** The executable; `undefined` if neither the server nor Debian's package of it is available. */
  readonly command: string | undefined
  readonly start: (command: string, settings: { upstream: string }) => Promise<Running>
  /** The status for a body of unknown length. */
  readonly unknownLength: { readonly small: number; readonly large: number }
  /** The broken responses that the server detects. */
  readonly breaks: readonly { readonly kind: string; readonly length: OutgoingHttpHeaders }[]
  /** The status if Baseten responds with an HTML page. */
  readonly noJson: number
}

const KNOWN_LENGTH = { kind: 'of known length', length: { 'content-length': '100' } }

export const SERVERS: readonly Server[] = [
  {
    name: 'nginx',
    command: findProgram('nginx', '-v'),
    start: startNginx,
    unknownLength: { small: 200, large: 413 },
    breaks: [KNOWN_LENGTH, { kind: 'in chunks', length: {} }],
    noJson: 200,
  },
  {
    name: 'Caddy',
    command: findProgram('caddy', 'version'),
    start: startCaddy,
    unknownLength: { small: 411, large: 411 },
    breaks: [KNOWN_LENGTH],
    noJson: 502,
  },
]

/** Runs a server in front of a mock of Baseten's API, for all tests of the suite that calls this. */
export function useServer({ command = '', start }: Pick<Server, 'command' | 'start'>) {
  const upstream = new Upstream()
  let running: Running | undefined
  const server = () => {
    if (running === undefined) throw new Error('The server does not run')
    return running
  }
  beforeAll(async () => {
    running = await start(command, { upstream: `http://127.0.0.1:${await upstream.start()}` })
  })
  afterEach(() => upstream.reset())
  afterAll(async () => {
    await running?.stop()
    upstream.stop()
  })
  return { upstream, port: () => server().port, logs: () => server().logs() }
}

let searches = 0
/** Returns a new search on each call, so that no earlier response can be reused. */
export const fresh = (requested: { headers?: Record<string, string> } = {}) => ({
  ...requested,
  body: JSON.stringify({ job_id: `j${searches++}` }),
})
