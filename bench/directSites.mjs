import { once } from 'node:events'
import { createServer } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import sirv from 'sirv'
import { isForAll } from './upstream.mjs'

/**
 * @typedef {import('./site.mjs').Site} Site
 *
 * @typedef {object} DirectSites
 * @property {Site} dashboard
 * @property {Site} bare
 * @property {import('./page.mjs').Searched} upstream what both share
 * @property {() => Promise<void>} close
 *
 * @typedef {import('./page.mjs').Searched & {send: (response: import('node:http').ServerResponse) => void}} Responder
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SEARCH = '/api/v1/training_jobs/search'
/** The folder of the files whose names contain a hash of their content. */
const HASHED = '/assets/'

/**
 * Serves both builds, each at an origin of its own that also responds to the search: without the proxy, and
 * without compression.
 *
 * @returns {Promise<DirectSites>}
 */
export async function startDirectSites() {
  const responder = createResponder()
  const dashboard = await serve('dist', responder)
  const bare = await serve('dist-bare', responder)
  return {
    dashboard: { name: 'dashboard', url: `${dashboard.url}?refresh=off` },
    bare: { name: 'bare page', url: bare.url },
    upstream: responder,
    async close() {
      await Promise.all([dashboard.close(), bare.close()])
    },
  }
}

/** @returns {Responder} */
function createResponder() {
  let requests = 0
  let completed = 0
  let body = Buffer.alloc(0)
  return {
    requests: () => requests,
    completed: () => completed,
    hold({ gzip }) {
      // Here, because the time it takes must not count.
      body = gunzipSync(gzip)
    },
    send(response) {
      requests += 1
      response.once('finish', () => (completed += 1))
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': body.length,
        'cache-control': 'no-store',
      })
      response.end(body)
    },
  }
}

/**
 * Serves a build on loopback, with the cache headers of `npm start`.
 *
 * @param {string} folder
 * @param {Responder} responder
 */
async function serve(folder, responder) {
  const sendFile = sirv(path.join(ROOT, folder), {
    etag: true,
    setHeaders(response, file) {
      const isHashed = file.startsWith(HASHED)
      response.setHeader(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const server = createServer((request, response) => {
    if (request.url !== SEARCH) {
      sendFile(request, response, () => {
        response.writeHead(404).end('Not found')
      })
      return
    }
    void respond(request, response).catch(() => response.destroy())
  })

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function respond(request, response) {
    if (isForAll(await text(request))) responder.send(response)
    else response.writeHead(400).end('Only the search for all jobs, newest first, is supported')
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
