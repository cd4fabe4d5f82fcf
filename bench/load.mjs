import { execFileSync, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { runServer } from '../.ci/serverProcess.mjs'

/**
 * `npm run load`: runs the production server in a separate process, with many viewers that poll every 5 s,
 * and compares it with requests sent directly to the mock API. Prints errors, latencies, requests that
 * reached the mock API, and the server's memory.
 */

const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
    /** How many different searches the viewers share. */
    searches: { type: 'string', default: '1' },
  },
})
const viewers = Number(values.viewers)
const searches = Number(values.searches)
const lasts = Number(values.minutes) * 60_000
const EVERY_MS = 5_000
const FLOOR_EVERY_MS = 250
const MEMORY_EVERY_MS = 5_000
const SEARCH = '/v1/training_jobs/search'

if (!existsSync('dist/index.html')) throw new Error('No build found. Run npm run build first.')

const upstream = fork(new URL('loadUpstream.mjs', import.meta.url))
const upstreamPort = await numberFrom(upstream, 'port')
const { url, child: server } = await runServer({
  BASETEN_API_KEY: 'key-of-the-load-test',
  BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstreamPort}`,
})
const port = Number(new URL(url).port)

/** @type {number[]} */
const through = []
/** @type {number[]} */
const direct = []
/** @type {number[]} */
const memory = []
/** @type {Map<string, number>} */
const errors = new Map()

const end = performance.now() + lasts
const sampler = setInterval(() => memory.push(rssMB()), MEMORY_EVERY_MS)
await Promise.all([
  ...Array.from({ length: viewers }, (_, i) =>
    poll({ port, path: `/api${SEARCH}`, body: bodyOf(i), every: EVERY_MS, times: through }),
  ),
  poll({ port: upstreamPort, path: SEARCH, body: '{}', every: FLOOR_EVERY_MS, times: direct }),
])
clearInterval(sampler)
upstream.send('searches')
const taken = await numberFrom(upstream, 'searches')
server.kill()
upstream.kill()

const added = quantile(through, 0.99) - quantile(direct, 0.99)
const steady = memory.slice(Math.ceil(memory.length / 10))
const third = Math.ceil(steady.length / 3)
console.log(`viewers ${viewers}, searches ${searches}, minutes ${values.minutes}`)
console.log(`responses ${through.length}, errors ${[...errors].join('; ') || 'none'}`)
console.log(`requests to the API ${taken - direct.length}`)
for (const [name, times] of Object.entries({ through, direct })) {
  const figures = [0.5, 0.95, 0.99].map((q) => quantile(times, q).toFixed(1))
  console.log(`${name}: p50, p95, p99 ms: ${figures.join(', ')}`)
}
console.log(`added at p99: ${added.toFixed(1)} ms`)
console.log(
  `memory, MB, medians of thirds after the first tenth: ` +
    [0, 1, 2].map((i) => quantile(steady.slice(i * third, (i + 1) * third), 0.5)).join(', '),
)

/**
 * @param {{port: number, path: string, body: string, every: number, times: number[]}} viewer
 */
async function poll({ port: to, path, body, every, times }) {
  const agent = new http.Agent({ keepAlive: true })
  await sleep(Math.random() * every)
  while (performance.now() < end) {
    const start = performance.now()
    try {
      // oxlint-disable-next-line no-await-in-loop
      await search(to, path, body, agent)
      times.push(performance.now() - start)
    } catch (error) {
      const text = String(error)
      errors.set(text, (errors.get(text) ?? 0) + 1)
    }
    // oxlint-disable-next-line no-await-in-loop
    await sleep(Math.max(0, start + every - performance.now()))
  }
  agent.destroy()
}

/**
 * @param {number} to
 * @param {string} path
 * @param {string} body
 * @param {http.Agent} agent
 */
async function search(to, path, body, agent) {
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip' }
  const request = http.request({
    host: '127.0.0.1',
    port: to,
    path,
    method: 'POST',
    headers,
    agent,
  })
  /** @type {http.IncomingMessage} */
  const response = await new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject).end(body)
  })
  await buffer(response)
  if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`)
}

/** @param {number} viewer */
function bodyOf(viewer) {
  return searches === 1 ? '{}' : JSON.stringify({ project_id: `project-${viewer % searches}` })
}

function rssMB() {
  const kB = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)]).toString())
  return Math.round(kB / 1024)
}

/**
 * @param {number[]} numbers
 * @param {number} q
 */
function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} name
 * @returns {Promise<number>}
 */
function numberFrom(child, name) {
  return new Promise((resolve) => {
    child.once('message', (message) => {
      if (typeof message === 'object') resolve(Number(Reflect.get(message, name)))
    })
  })
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
