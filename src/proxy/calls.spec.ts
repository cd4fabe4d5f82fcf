import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { codeOf, open, send, startProxy, startUpstream } from '#src/testing/proxy/testServers.ts'

const FRESH = { headers: { 'cache-control': 'no-cache' } }
const TYPE = { 'content-type': 'application/json' }

/** Starts an upstream whose responses the test ends manually, in the order of its calls. */
async function start(options: Parameters<typeof startProxy>[1] = {}) {
  const waiting: ServerResponse[] = []
  const upstream = await startUpstream((_, response) => void waiting.push(response))
  return { ...(await startProxy(upstream.port, options)), calls: upstream.calls, waiting }
}

async function calledTimes(calls: readonly unknown[], times: number) {
  await vi.waitFor(() => expect(calls).toHaveLength(times))
}

function numbered() {
  let responses = 0
  return startUpstream((_, response) => {
    responses += 1
    response.writeHead(200, TYPE).end(String(responses))
  })
}

describe('viewers with the same search', () => {
  it('share one call', async () => {
    const { port, calls, waiting } = await start()
    const requested = Array.from({ length: 20 }, () => send(port))
    const other = send(port, { body: '{"job_id":"other"}' })
    await calledTimes(calls, 2)
    await new Promise((resolve) => setTimeout(resolve, 50))
    for (const response of waiting) response.writeHead(200, TYPE).end('{"training_jobs":[]}')
    const bodies = (await Promise.all(requested)).map(({ body }) => body.toString())
    expect(new Set(bodies)).toEqual(new Set(['{"training_jobs":[]}']))
    await other
    expect(calls).toHaveLength(2)
  })

  it('share a response that has started, from its first byte', async () => {
    const { port, calls, waiting } = await start()
    const first = begin(port)
    await calledTimes(calls, 1)
    waiting[0]?.writeHead(200, TYPE).write('{"training_jobs":')
    await first
    const late = await begin(port)
    waiting[0]?.end('[]}')
    expect(await textOf(late)).toBe('{"training_jobs":[]}')
    expect(await textOf(await first)).toBe('{"training_jobs":[]}')
    expect(calls).toHaveLength(1)
  })

  it('share an error, but later viewers do not get it', async () => {
    const { port, calls, waiting } = await start()
    const requested = [send(port), send(port)]
    await calledTimes(calls, 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    waiting[0]?.writeHead(500, TYPE).end('{"error":"down"}')
    expect((await Promise.all(requested)).map(({ status }) => status)).toEqual([500, 500])
    const next = send(port)
    await calledTimes(calls, 2)
    waiting[1]?.writeHead(200, TYPE).end('{}')
    expect((await next).status).toBe(200)
  })

  it('keep the call when one of them disconnects, and abort it when the last one does', async () => {
    const { port, calls, waiting, log } = await start()
    const [leaving, staying] = [open(port), open(port)]
    for (const request of [leaving, staying]) request.once('error', () => {})
    await calledTimes(calls, 1)
    const closed = vi.fn<() => void>()
    waiting[0]?.once('close', closed)
    await new Promise((resolve) => setTimeout(resolve, 50))
    leaving.destroy()
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 499 ')]))
    expect(closed).not.toHaveBeenCalled()
    staying.destroy()
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
    const next = send(port)
    await calledTimes(calls, 2)
    waiting[1]?.writeHead(200, TYPE).end('{}')
    expect((await next).status).toBe(200)
  })

  it('are not delayed by one that does not read', async () => {
    const { port, calls, waiting } = await start()
    const idle = begin(port)
    const reading = begin(port)
    await calledTimes(calls, 1)
    const size = 20 * 1024 * 1024
    waiting[0]?.writeHead(200, TYPE).end(Buffer.alloc(size, ' '))
    await idle
    expect((await textOf(await reading)).length).toBe(size)
  })
})

describe('a response', () => {
  it('is shared for one second', async () => {
    const upstream = await numbered()
    const { port } = await startProxy(upstream.port)
    const text = async (requested = {}) => (await send(port, requested)).body.toString()
    expect(await text()).toBe('1')
    expect(await text()).toBe('1')
    await new Promise((resolve) => setTimeout(resolve, 1050))
    expect(await text()).toBe('2')
  })

  it('is not shared with a viewer that requests a fresh one, which is then shared', async () => {
    const upstream = await numbered()
    const { port } = await startProxy(upstream.port)
    expect((await send(port)).body.toString()).toBe('1')
    expect((await send(port, FRESH)).body.toString()).toBe('2')
    expect((await send(port)).body.toString()).toBe('2')
  })

  it('is decompressed for viewers that do not accept gzip', async () => {
    const zipped = gzipSync('{"training_jobs":[]}')
    const upstream = await startUpstream((_, response) =>
      response
        .writeHead(200, { ...TYPE, 'content-encoding': 'gzip', 'content-length': zipped.length })
        .end(zipped),
    )
    const { port } = await startProxy(upstream.port)
    const packed = await send(port, { headers: { 'accept-encoding': 'gzip' } })
    const plain = await send(port)
    expect(gunzipSync(packed.body).toString()).toBe('{"training_jobs":[]}')
    expect(plain.body.toString()).toBe('{"training_jobs":[]}')
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(upstream.calls).toHaveLength(1)
  })
})

describe('the rate limit', () => {
  it('is never exceeded, and refused requests get a wait', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port)
    const begun = performance.now()
    const responses = await Promise.all(
      Array.from({ length: 300 }, (_, i) => send(port, { body: `{"job_id":"${i}"}` })),
    )
    const seconds = (performance.now() - begun) / 1000
    expect(upstream.calls.length).toBeLessThanOrEqual(20 + 75 * seconds + 1)
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length + upstream.calls.length).toBe(300)
    expect(refused.length).toBeGreaterThan(0)
    for (const reply of refused) {
      expect(codeOf(reply)).toBe('too_many_requests')
      expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(1)
      expect(Number(reply.headers['retry-after'])).toBeLessThan(6)
    }
  })

  it('pauses all calls for the wait of a 429', async () => {
    const { port, calls, waiting } = await start()
    const first = send(port)
    await calledTimes(calls, 1)
    waiting[0]?.writeHead(429, TYPE).end('{"error":"Rate limit exceeded.","retry_after":1}')
    expect((await first).status).toBe(429)
    const second = await send(port, { body: '{"job_id":"other"}' })
    expect(second.status).toBe(429)
    expect(Number(second.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(calls).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 1050))
    const third = send(port)
    await calledTimes(calls, 2)
    waiting[1]?.writeHead(200, TYPE).end('{}')
    expect((await third).status).toBe(200)
  })
})

function begin(port: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    open(port).once('response', resolve).once('error', reject)
  })
}

async function textOf(reply: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of reply) text += String(chunk)
  return text
}
