import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

/**
 * @typedef {import('./responses.mjs').PreparedResponse} PreparedResponse
 *
 * @typedef {object} Upstream a mock API with prepared responses
 * @property {string} url the base URL, without a trailing slash
 * @property {() => number} requests the number of searches so far
 * @property {() => number} completed the number of responses that were sent completely so far
 * @property {(response: PreparedResponse) => void} hold sets the response to all later searches
 * @property {(log: import('./logLines.mjs').SimulatedLog) => void} holdLog sets the log of each job
 * @property {() => Promise<void>} close
 */

const PATH = '/v1/training_jobs/search'
const LOGS = /^\/v1\/training_projects\/[\w-]+\/jobs\/[\w-]+\/logs$/

/**
 * Starts the mock API on loopback. It is as strict as Baseten's API, and rejects every search except the one
 * for all jobs, newest first, because its responses are not filtered. Of the other endpoints, it has the logs.
 *
 * @param {{key: string}} options the only API key that is accepted
 * @returns {Promise<Upstream>}
 */
export async function startUpstream({ key }) {
  let requests = 0
  let completed = 0
  /** @type {PreparedResponse | null} */
  let held = null
  /** @type {import('./logLines.mjs').SimulatedLog | null} */
  let heldLog = null

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function serve(request, response) {
    const body = await text(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (heldLog && request.method === 'GET' && LOGS.test(pathname) && isKnown(request, key)) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ logs: heldLog.read(searchParams) }))
      return
    }
    const refusal = refuse(request, body, key)
    if (refusal || !held) {
      const [status, error] = refusal ?? [500, 'No response is set']
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error }))
      return
    }
    requests += 1
    response.once('finish', () => (completed += 1))
    const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding']))
    const bytes = gzip ? held.gzip : gunzipSync(held.gzip)
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': bytes.length,
      ...(gzip && { 'content-encoding': 'gzip' }),
    })
    response.end(bytes)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    completed: () => completed,
    hold(prepared) {
      held = prepared
    },
    holdLog(log) {
      heldLog = log
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} body
 * @param {string} key
 * @returns {[number, string] | null} the status and the message of an error; `null` if none
 */
function refuse({ method, url, headers }, body, key) {
  if (url !== PATH) return [404, 'Not found']
  if (method !== 'POST') return [405, 'Method not allowed']
  if (!isKnown({ headers }, key)) return [401, 'Invalid API key']
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return [415, 'The content type must be application/json']
  }
  return isForAll(body) ? null : [400, 'Only the search for all jobs, newest first, is supported']
}

/**
 * @param {Pick<import('node:http').IncomingMessage, 'headers'>} request
 * @param {string} key
 */
function isKnown({ headers }, key) {
  return headers.authorization === `Api-Key ${key}`
}

/**
 * Whether a request is the search for all jobs, newest first.
 *
 * @param {string} body
 */
export function isForAll(body) {
  try {
    /** @type {unknown} */
    const search = JSON.parse(body)
    if (typeof search !== 'object' || search === null) return false
    return Object.entries(search).every(
      ([name, value]) =>
        value === null ||
        (name === 'order_by' &&
          JSON.stringify(value) === '[{"field":"created_at","order":"desc"}]'),
    )
  } catch {
    return false
  }
}
