import type { RequestListener } from 'node:http'
import net from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  codeOf,
  KEY,
  open,
  portOf,
  send,
  startProxy,
  startUpstream,
} from '#src/testing/proxy/testServers.ts'
import { readConfig } from './config.ts'
import { acceptsGzip, createForward } from './forward.ts'
import { Limiter } from './limiter.ts'

/** Requests a response that isn't shared with earlier viewers. */
const FRESH = { headers: { 'cache-control': 'no-cache' } }

describe('what Baseten gets', () => {
  it('is only the validated body and the proxy’s own headers', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port)
    const reply = await send(port, {
      headers: {
        origin: `http://127.0.0.1:${port}`,
        authorization: 'Api-Key of-the-browser',
        cookie: 'session=1',
        referer: `http://127.0.0.1:${port}/?job=secret`,
        'x-forwarded-for': '10.0.0.1',
        'x-anything': '1',
        'user-agent': 'Browser/1',
        'accept-language': 'de',
        'content-type': 'application/json; charset=utf-8',
      },
      body: ' { "job_id" : "j\u00e9" , "job_id" : "j2" } ',
    })
    expect(reply.status).toBe(200)
    expect(upstream.calls).toHaveLength(1)
    const [call] = upstream.calls
    expect(call?.target).toBe('/v1/training_jobs/search')
    expect(call?.body).toBe('{"job_id":"j2"}')
    expect(call?.headers).toEqual({
      authorization: `Api-Key ${KEY}`,
      'content-type': 'application/json',
      'content-length': '15',
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': 'training-jobs-dashboard',
      host: `127.0.0.1:${upstream.port}`,
      connection: 'keep-alive',
    })
    expect(call?.rawHeaders).toHaveLength(16)
  })

  it('counts the body in bytes', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port)
    await send(port, { body: '{"job_id":"\u00e9"}' })
    expect(upstream.calls[0]).toMatchObject({
      headers: { 'content-length': '15' },
      body: '{"job_id":"\u00e9"}',
    })
  })
})

describe('acceptsGzip', () => {
  it.each([
    ['gzip', true],
    ['br, GZIP;q=0.5', true],
    ['br,gzip ; q=1', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
    ['gzip;q=0.01', true],
    ['x-gzip2', false],
    ['*', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected)
  })
})

describe('if Baseten does not respond, the proxy', () => {
  it('responds with 502 without a connection', async () => {
    // Not a port that was free before, since the proxy itself could use it.
    const { port, log } = await startProxy(1)
    const reply = await send(port)
    expect(reply.status).toBe(502)
    expect(codeOf(reply)).toBe('upstream_unreachable')
    expect(reply.body.toString()).toContain('ECONNREFUSED')
    expect(log[0]).toContain(' 502 ')
  })

  it('responds with 502 if the connection closes without a response', async () => {
    const upstream = await startUpstream((request) => request.socket.destroy())
    const { port } = await startProxy(upstream.port)
    expect(codeOf(await send(port))).toBe('upstream_unreachable')
    expect(upstream.calls).toHaveLength(1)
  })

  it('responds with 502 if the server switches protocols', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {})
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
    })
    server.listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = await startProxy(portOf(server))
    expect(codeOf(await send(port))).toBe('upstream_unreachable')
  })

  it('responds with 502 if the server does not speak HTTP', async () => {
    const server = net.createServer((socket) => socket.end('SSH-2.0-x\r\n')).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = await startProxy(portOf(server))
    expect(codeOf(await send(port))).toBe('upstream_unreachable')
  })

  it('responds with 504 if the head is late, and aborts the call', async () => {
    const closed = vi.fn<() => void>()
    const upstream = await startUpstream((_, response) => void response.once('close', closed))
    const { port, log } = await startProxy(upstream.port, { timeoutMs: 80 })
    const reply = await send(port)
    expect(reply.status).toBe(504)
    expect(codeOf(reply)).toBe('upstream_timeout')
    expect(log[0]).toContain(' 504 ')
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  it('aborts the call if the browser disconnects, and logs 499', async () => {
    const closed = vi.fn<() => void>()
    const upstream = await startUpstream((_, response) => void response.once('close', closed))
    const { port, log } = await startProxy(upstream.port)
    const request = open(port)
    request.once('error', () => {})
    await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
    request.destroy()
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 499 ')]))
  })
})

describe('the one call under way', () => {
  it.each<[end: string, respond: RequestListener]>([
    ['is complete', (_, response) => response.writeHead(200).end('{}')],
    ['has no body', (_, response) => response.writeHead(204).end()],
    ['ends early', (_, response) => response.writeHead(200).write('{', () => response.destroy())],
    ['is closed without a response', ({ socket }) => socket.destroy()],
    ['is reset', ({ socket }) => socket.resetAndDestroy()],
    ['is no HTTP', ({ socket }) => socket.end('SSH-2.0-x\r\n')],
    [
      'switches protocols',
      ({ socket }) =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        ),
    ],
    ['is late', () => {}],
    ['is aborted', ({ socket }) => socket.emit('abort')],
  ])('makes room for the next one when it %s', async (_, respond) => {
    const abort = new AbortController()
    const upstream = await startUpstream((request, response) => {
      request.socket.on('error', () => {}).once('abort', () => abort.abort())
      if (upstream.calls.length === 1) respond(request, response)
      else response.end('{}')
    })
    const url = `http://127.0.0.1:${upstream.port}`
    const env = { BASETEN_API_KEY: KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: url }
    const limiter = new Limiter({ underWay: 1, waitMs: 500 })
    const forward = createForward(KEY, readConfig(env, 200))
    const search = { method: 'POST', path: '/', body: '{}' } as const
    const sender = { client: 'client', limiter, signal: new AbortController().signal }
    await forward(search, { ...sender, signal: abort.signal }).then(
      (response) => response.on('error', () => {}).resume(),
      () => {},
    )
    const next = await forward(search, sender)
    expect(next.statusCode).toBe(200)
    await expect(forward(search, sender)).rejects.toThrow('waiting')
    next.resume()
  })
})

describe('idle connections', () => {
  it('are reused', async () => {
    const sockets = new Set<unknown>()
    const upstream = await startUpstream((request, response) => {
      sockets.add(request.socket)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const { port } = await startProxy(upstream.port)
    await send(port)
    await send(port, FRESH)
    expect(sockets.size).toBe(1)
  })

  it('are replaced without an error if they were closed', async () => {
    const used = new Set<unknown>()
    const upstream = await startUpstream((request, response) => {
      if (used.has(request.socket)) request.socket.resetAndDestroy()
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      used.add(request.socket)
    })
    const { port } = await startProxy(upstream.port)
    expect((await send(port)).status).toBe(200)
    expect((await send(port, FRESH)).status).toBe(200)
    expect(upstream.calls).toHaveLength(3)
  })
})
