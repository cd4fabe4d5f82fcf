import net from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rawHead, REFUSAL_CASES, SMUGGLED_HEADERS } from '#src/testing/proxy/refusalCases.ts'
import {
  codeOf,
  KEY,
  listen,
  open,
  send,
  sendRaw,
  startProxy,
  startUpstream,
} from '#src/testing/proxy/testServers.ts'
import { readConfig } from './config.ts'
import { BODY_LIMIT } from './guard.ts'
import { createMiddleware } from './middleware.ts'
import { SEARCH_TARGET } from './target.ts'

async function start() {
  const upstream = await startUpstream()
  const { port, log } = await startProxy(upstream.port)
  return { port, log, calls: upstream.calls }
}

describe('refusals', () => {
  it.each(REFUSAL_CASES)('$status $code: $request', async ({ status, code, request, allow }) => {
    const { port, calls, log } = await start()
    const reply = await send(port, request)
    expect(reply.status).toBe(status)
    // A response to HEAD has no body.
    if (request.method !== 'HEAD') expect(codeOf(reply)).toBe(code)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(Object.keys(reply.headers).join()).not.toContain('access-control')
    expect(reply.headers.allow).toBe(allow)
    expect(calls).toHaveLength(0)
    expect(log).toEqual([expect.stringMatching(new RegExp(`^\\S+ \\S+ ${status} \\d+ ms$`))])
  })

  it('refuses a target that is an absolute URL, whatever its host', async () => {
    const { port, calls } = await start()
    for (const host of ['localhost', 'evil.example']) {
      const head = rawHead(
        'Content-Length: 2\r\nConnection: close',
        `http://${host}${SEARCH_TARGET}`,
      )
      const text = await sendRaw(port, `${head}{}`)
      expect(text).toMatch(/^HTTP\/1.1 404 [^]*"unknown_path"/)
    }
    expect(calls).toHaveLength(0)
  })

  it('refuses a request without a Host', async () => {
    const { port, calls } = await start()
    const text = await sendRaw(port, `POST ${SEARCH_TARGET} HTTP/1.0\r\n\r\n`)
    expect(text).toMatch(/^HTTP\/1.1 403 [^]*"foreign_host"/)
    expect(calls).toHaveLength(0)
  })

  it.each(SMUGGLED_HEADERS)('refuses a request smuggled with %s', async (_, header) => {
    const { port, calls } = await start()
    // This would be a second request if the first were parsed differently.
    const smuggled = `0\r\n\r\n${rawHead('Content-Length: 2\r\nConnection: close')}{}`
    const text = await sendRaw(port, `${rawHead(header)}${smuggled}`)
    const statuses = text.match(/(?<=HTTP\/1\.1 )\d+/g) ?? []
    expect(statuses.length).toBeGreaterThan(0)
    for (const status of statuses) expect(Number(status)).toBeGreaterThanOrEqual(400)
    expect(calls).toHaveLength(0)
  })

  it('forwards nothing after a head of 100 kB', async () => {
    const { port, calls } = await start()
    const head = rawHead(`X-A: ${'a'.repeat(100_000)}\r\nContent-Length: 2`)
    const smuggled = `0\r\n\r\n${rawHead('Content-Length: 2\r\nConnection: close')}{}`
    // Node closes the connection without reading the rest, so the 431 may be lost: TCP resets such a connection.
    const outcome = await sendRaw(port, `${head}${smuggled}`).catch(
      (error: NodeJS.ErrnoException) => error.code,
    )
    expect(outcome).toMatch(/^(?:HTTP\/1\.1 431 [^]*|ECONNRESET|EPIPE)$/)
    expect(calls).toHaveLength(0)
  })

  it('refuses a request with two Hosts', async () => {
    const { port, calls } = await start()
    const head = rawHead('Host: evil.example\r\nContent-Length: 2\r\nConnection: close')
    expect(await sendRaw(port, `${head}{}`)).toMatch(/^HTTP\/1.1 403 [^]*"foreign_host"/)
    expect(calls).toHaveLength(0)
  })

  it('responds with 413 to an endless body of unknown length', async () => {
    const { port, calls } = await start()
    const socket = net.connect(port, '127.0.0.1')
    socket.write(rawHead('Transfer-Encoding: chunked'))
    const sender = setInterval(() => socket.write(`4000\r\n${' '.repeat(0x4000)}\r\n`), 1)
    const text = await new Promise((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    )
    clearInterval(sender)
    socket.destroy()
    expect(text).toMatch(/^HTTP\/1.1 413 [^]*"too_large"/)
    expect(calls).toHaveLength(0)
  })

  it('accepts the next request on the connection of a refused one', async () => {
    const { port, calls } = await start()
    const large = rawHead(`Content-Length: ${BODY_LIMIT + 1}`) + ' '.repeat(BODY_LIMIT + 1)
    const good = `${rawHead('Content-Length: 2\r\nConnection: close')}{}`
    expect(await sendRaw(port, large + good)).toMatch(/^HTTP\/1.1 413 [^]*HTTP\/1.1 200 /)
    expect(calls).toHaveLength(1)
  })

  it('responds with 408 to a body that is late, and closes the connection', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port, { timeoutMs: 80 })
    const text = await sendRaw(port, `${rawHead('Content-Length: 2')}{`)
    expect(text).toMatch(/^HTTP\/1.1 408 [^]*"body_timeout"/)
    expect(upstream.calls).toHaveLength(0)
  })

  it('never forwards another target', async () => {
    const { port, calls } = await start()
    const part = fc.constantFrom(
      '/',
      '..',
      '.',
      '%2f',
      '%61pi',
      'api',
      'v1',
      '?',
      ';',
      SEARCH_TARGET,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1 }), async (parts) => {
        const target = `/${parts.join('')}`
        fc.pre(target !== SEARCH_TARGET)
        expect([299, 404]).toContain((await send(port, { target })).status)
        expect(calls).toHaveLength(0)
      }),
    )
  })

  it('explains how to set a key if there is none', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port, { apiKey: '' })
    const reply = await send(port)
    expect(reply.status).toBe(503)
    expect(codeOf(reply)).toBe('no_api_key')
    expect(reply.body.toString()).toMatch(/BASETEN_API_KEY .* \.env\.local, then restart/)
    expect((await send(port, { headers: { origin: 'null' } })).status).toBe(403)
    expect(upstream.calls).toHaveLength(0)
  })

  it('reveals nothing about an internal error', async () => {
    const config = {
      ...readConfig({}, 1_000, 0),
      apiKey: KEY,
      apiUrl: 'ftp://s3cret.example',
    }
    const handle = createMiddleware(config, vi.fn<() => void>())
    const port = await listen((request, response) => handle(request, response, vi.fn<() => void>()))
    const reply = await send(port)
    expect(reply.status).toBe(500)
    expect(codeOf(reply)).toBe('internal')
    expect(reply.body.toString()).not.toMatch(/s3cret|ftp|proxy|\.ts/)
  })
})

describe('requests passed to Vite', () => {
  it('are all those outside /api, without logging', async () => {
    const { port, log } = await start()
    const reply = await send(port, { method: 'GET', target: '/?next=/api' })
    expect(reply.status).toBe(299)
    expect(log).toEqual([])
  })

  it('are none with a foreign Host', async () => {
    const { port } = await start()
    const headers = { host: 'evil.example' }
    expect((await send(port, { method: 'GET', target: '/', headers })).status).toBe(403)
  })
})

describe('the log', () => {
  it('has one line per request, without key, query and body', async () => {
    const { port, log } = await start()
    await send(port, { body: '{"job_id":"b0dy"}' })
    await send(port, { target: `/api/x?key=${KEY}` })
    expect(log).toEqual([
      expect.stringMatching(/^POST \/api\/v1\/training_jobs\/search 200 \d+ ms$/),
      expect.stringMatching(/^POST \/api\/\* 404 \d+ ms$/),
    ])
  })

  it('has 499 for a browser that disconnects while sending', async () => {
    const { port, log } = await start()
    const request = open(port, { headers: { 'content-length': '10' }, body: '{' })
    request.once('error', () => {})
    setTimeout(() => request.destroy(), 50)
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 499 ')]))
  })
})
