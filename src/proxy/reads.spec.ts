import type { RequestListener } from 'node:http'
import net from 'node:net'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { LOGS_TARGET, READ_HEADERS } from '#src/testing/proxy/refusalCases.ts'
import {
  codeOf,
  KEY,
  listen,
  open,
  portOf,
  send,
  startProxy,
  startUpstream,
} from '#src/testing/proxy/testServers.ts'
import { readConfig } from './config.ts'
import { createMiddleware } from './middleware.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const WINDOW = 'start_epoch_millis=0&end_epoch_millis=2000&direction=asc&limit=1000'
const JOB = LOGS_TARGET.replace('/logs', '')

const get = (port: number, target: string, headers: Readonly<Record<string, string>> = {}) =>
  send(port, { method: 'GET', target, headers: { ...READ_HEADERS, ...headers } })

const respondWith =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body)

async function start(respond?: RequestListener, options?: Parameters<typeof startProxy>[1]) {
  const upstream = await startUpstream(respond)
  return { ...(await startProxy(upstream.port, options)), calls: upstream.calls }
}

describe('what Baseten gets', () => {
  it('is the path and query of the contract, and only the proxy’s own headers', async () => {
    const { port, calls } = await start(respondWith('{"logs":[]}'))
    const target = `${LOGS_TARGET}?limit=1000&end_epoch_millis=2000&direction=asc&start_epoch_millis=0`
    const reply = await get(port, target, {
      authorization: 'Api-Key of-the-browser',
      cookie: 'session=1',
      'accept-language': 'de',
      'x-forwarded-for': '10.0.0.1',
    })
    expect(reply.status).toBe(200)
    expect(reply.body.toString()).toBe('{"logs":[]}')
    const [call] = calls
    expect(call?.target).toBe(`${LOGS_TARGET.slice('/api'.length)}?${WINDOW}`)
    expect(call?.body).toBe('')
    expect(call?.headers).toEqual({
      authorization: `Api-Key ${KEY}`,
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': 'training-jobs-dashboard',
      host: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as unknown,
      connection: 'keep-alive',
    })
  })

  it('is nothing but known paths and characters, whatever is requested', async () => {
    const { port, calls } = await start(respondWith('{}'))
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      '%2e%2e',
      '%2f',
      'a%2fb',
      '\\',
      'auth_codes',
      'logs',
      'logs?limit=5',
      'logs?limit=5&x=1',
      'p1',
      'jobs',
      'v1',
      'training_projects',
      'training',
      'capacity',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const target = `/api/v1/training_projects/${parts.join('/')}`
        const sent = calls.length
        const { status } = await get(port, target, { 'cache-control': 'no-cache' })
        expect(calls.length - sent).toBe(status === 200 ? 1 : 0)
        expect([200, 400, 404]).toContain(status)
        for (const call of calls.slice(sent)) {
          expect(call.target).toMatch(
            /^\/v1\/training_projects\/[\w-]+\/jobs\/[\w-]+(?:\/logs(?:\?limit=5)?)?$/,
          )
        }
      }),
    )
  })
})

it('without Fetch Metadata, as other clients send it, a GET needs only the page’s header', async () => {
  const { port } = await start(respondWith('{"logs":[]}'))
  const request = { method: 'GET', target: LOGS_TARGET }
  expect((await send(port, { ...request, headers: { 'x-dashboard': '1' } })).status).toBe(200)
  expect(codeOf(await send(port, request))).toBe('no_page_header')
})

it('relays a compressed response and the API’s date', async () => {
  const body = gzipSync('{"logs":[]}')
  const date = 'Mon, 02 Mar 2026 09:00:00 GMT'
  const { port } = await start(respondWith(body, { 'content-encoding': 'gzip', date }))
  const zipped = await get(port, LOGS_TARGET, { 'accept-encoding': 'gzip' })
  expect(zipped.body).toEqual(body)
  expect(zipped.headers).toMatchObject({
    'content-encoding': 'gzip',
    'x-upstream-date': date,
    'cache-control': 'no-store',
  })
  expect((await get(port, LOGS_TARGET)).body.toString()).toBe('{"logs":[]}')
})

it('logs the route, without an ID or a query', async () => {
  const { port, log } = await start(respondWith('{}'))
  await get(port, `${LOGS_TARGET}?limit=5`)
  await get(port, `${LOGS_TARGET}?limit=0`)
  await get(port, '/api/v1/training/capacity')
  await get(port, '/api/v1/training_projects/rn5tz6b')
  expect(log.map((line) => line.replace(/ \d+ ms$/, ''))).toEqual([
    'GET /api/v1/training_projects/{training_project_id}/jobs/{training_job_id}/logs 200',
    'GET /api/v1/training_projects/{training_project_id}/jobs/{training_job_id}/logs 400',
    'GET /api/v1/training/capacity 200',
    'GET /api/* 404',
  ])
})

it('relays Baseten’s error with its message', async () => {
  const { port } = await start(respondWith('{"error":"Training job not found"}', {}, 404))
  const reply = await get(port, LOGS_TARGET)
  expect(reply.status).toBe(404)
  expect(JSON.parse(reply.body.toString())).toEqual({
    error: { code: 'not_found', message: 'Training job not found', quoted: true },
  })
})

it('explains how to set a key if there is none', async () => {
  const { port, calls } = await start(undefined, { apiKey: '' })
  expect(codeOf(await get(port, LOGS_TARGET))).toBe('no_api_key')
  expect(codeOf(await get(port, LOGS_TARGET, { 'x-dashboard': '' }))).toBe('no_page_header')
  expect(calls).toHaveLength(0)
})

describe('viewers of the same window', () => {
  it('share a call, however their queries are written', async () => {
    const { port, calls } = await start(respondWith('{"logs":[]}'))
    const queries = [
      WINDOW,
      WINDOW.split('&').reverse().join('&'),
      WINDOW.replace('limit', '%6cimit'),
    ]
    const replies = await Promise.all(
      [...queries, ...queries].map((query) => get(port, `${LOGS_TARGET}?${query}`)),
    )
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    expect(calls).toHaveLength(1)
    await get(
      port,
      `${LOGS_TARGET}?${WINDOW.replace('end_epoch_millis=2000', 'end_epoch_millis=4000')}`,
    )
    await get(port, `${LOGS_TARGET.replace('p7qr9qv', 'other')}?${WINDOW}`)
    await get(port, JOB)
    expect(calls).toHaveLength(4)
  })

  it('share it for 2 s, to which windows are aligned, and not an error', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { port, calls } = await start((request, response) =>
      respondWith('{}', {}, calls.length === 1 ? 500 : 200)(request, response),
    )
    expect((await get(port, LOGS_TARGET)).status).toBe(500)
    expect((await get(port, LOGS_TARGET)).status).toBe(200)
    vi.advanceTimersByTime(1900)
    expect((await get(port, LOGS_TARGET)).status).toBe(200)
    expect(calls).toHaveLength(2)
    vi.advanceTimersByTime(200)
    await get(port, LOGS_TARGET)
    expect(calls).toHaveLength(3)
  })
})

it('a rate limit of one endpoint pauses only its own calls', async () => {
  const { port, calls } = await start((request, response) =>
    request.url?.includes('/logs')
      ? respondWith('{"error":"Slow down","retry_after":7}', {}, 429)(request, response)
      : respondWith('{}')(request, response),
  )
  expect((await get(port, LOGS_TARGET)).status).toBe(429)
  const second = await get(port, `${LOGS_TARGET}?limit=5`)
  expect(second.status).toBe(429)
  expect(Number(second.headers['retry-after'])).toBeGreaterThan(5)
  expect(calls).toHaveLength(1)
  expect((await get(port, `${JOB}/metrics`)).status).toBe(200)
  expect((await send(port)).status).toBe(200)
})

describe('times', () => {
  it('a GET waits twice as long for the head as a search', async () => {
    const { port } = await start(
      (_, response) => {
        setTimeout(() => response.writeHead(200, JSON_TYPE).end('{}'), 450)
      },
      { timeoutMs: 300 },
    )
    expect(codeOf(await send(port))).toBe('upstream_timeout')
    expect((await get(port, LOGS_TARGET)).status).toBe(200)
  })

  it('a head that is later is a 504', async () => {
    const { port } = await start(() => {}, { timeoutMs: 60 })
    const reply = await get(port, LOGS_TARGET)
    expect([reply.status, codeOf(reply)]).toEqual([504, 'upstream_timeout'])
  })

  it('a connection that is late is a 502', async () => {
    // Accepts TCP, but never TLS.
    const server = net.createServer((socket) => socket.on('error', () => {}))
    server.listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const config = {
      ...readConfig({}),
      apiKey: KEY,
      apiUrl: `https://127.0.0.1:${portOf(server)}`,
      connectMs: 80,
    }
    const handle = createMiddleware(config, () => {})
    const port = await listen((request, response) => handle(request, response, () => {}))
    const reply = await get(port, LOGS_TARGET)
    expect([reply.status, codeOf(reply)]).toEqual([502, 'upstream_unreachable'])
    expect(reply.body.toString()).toContain('ETIMEDOUT')
  })

  it('a viewer who leaves aborts the call', async () => {
    const closed = vi.fn<() => void>()
    const { port, calls } = await start((_, response) => void response.once('close', closed))
    const request = open(port, { method: 'GET', target: LOGS_TARGET, headers: READ_HEADERS })
    request.once('error', () => {})
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    request.destroy()
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })
})

describe('checkpoint files', () => {
  const target = `${JOB}/checkpoint_files`
  /** Larger than the limit of 16 MiB. */
  const PADDING = 'x'.repeat(17 * 1024 * 1024)
  const SECRET = 'https://s3.example/file?X-Signature=s3cret'
  const file = {
    relative_file_name: 'checkpoint-100/model.safetensors',
    node_rank: 0,
    size_bytes: 7,
    last_modified: '2026-03-02T09:00:00Z',
  }
  const files = { presigned_urls: [file, file], next_page_token: null, total_count: 2 }
  const page = (extra: object) =>
    JSON.stringify({
      ...files,
      presigned_urls: [
        { url: SECRET, ...file, ...extra },
        { url: SECRET, ...file },
      ],
    })

  it.each([
    ['plain', page({}), {}],
    ['compressed', gzipSync(page({})), { 'content-encoding': 'gzip' }],
    ['with an unknown field, which could be a secret', page({ signed_url: SECRET }), {}],
  ])('have no addresses: %s', async (_, body, headers) => {
    const { port } = await start(respondWith(body, headers))
    const reply = await get(port, target, { 'accept-encoding': 'gzip' })
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.body.toString())).toEqual(files)
    expect(reply.headers['content-length']).toBe(String(reply.body.length))
    expect(reply.headers['content-encoding']).toBeUndefined()
  })

  it.each<[string, RequestListener]>([
    ['no JSON', respondWith(`<p>${SECRET}</p>`)],
    ['incomplete', respondWith(page({}).slice(0, -9))],
    ['another list', respondWith(JSON.stringify([{ url: SECRET }]))],
    ['an invalid file', respondWith(page({ size_bytes: SECRET }))],
    ['invalid gzip', respondWith(page({}), { 'content-encoding': 'gzip' })],
    ['too large', respondWith(page({ x: PADDING }))],
    [
      'too large when decompressed',
      respondWith(gzipSync(page({ x: PADDING })), { 'content-encoding': 'gzip' }),
    ],
  ])('are an error, never relayed as they are: %s', async (_, respond) => {
    const { port } = await start(respond, { timeoutMs: 10_000 })
    const reply = await get(port, target)
    expect([reply.status, codeOf(reply)]).toEqual([502, 'upstream_not_json'])
    expect(reply.body.toString()).not.toContain('s3')
  })

  it('are an error if the response stalls', async () => {
    const { port } = await start(
      (_, response) => void response.writeHead(200, JSON_TYPE).write(page({}).slice(0, -9)),
      { timeoutMs: 300 },
    )
    expect(codeOf(await get(port, target))).toBe('upstream_not_json')
  })
})
