import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import {
  codeOf,
  open,
  send,
  startProxy,
  startUpstream,
  type TestResponse,
} from '#src/testing/proxy/testServers.ts'

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

describe('a call', () => {
  it('can be joined for one second', async () => {
    const upstream = await numbered()
    const { port } = await startProxy(upstream.port)
    const text = async (requested = {}) => (await send(port, requested)).body.toString()
    expect(await text()).toBe('1')
    expect(await text()).toBe('1')
    await new Promise((resolve) => setTimeout(resolve, 1050))
    expect(await text()).toBe('2')
  })

  it('can’t be joined later, not even while it waits for the response', async () => {
    const { port, calls, waiting } = await start()
    const first = send(port)
    await calledTimes(calls, 1)
    await new Promise((resolve) => setTimeout(resolve, 1050))
    const late = send(port)
    await calledTimes(calls, 2)
    waiting[1]?.writeHead(200, TYPE).end('2')
    waiting[0]?.writeHead(200, TYPE).end('1')
    expect((await late).body.toString()).toBe('2')
    expect((await first).body.toString()).toBe('1')
  })

  it('can’t be joined later, not even while a slow viewer reads it', async () => {
    const { port, calls, waiting } = await start()
    const slow = begin(port)
    await calledTimes(calls, 1)
    waiting[0]?.writeHead(200, TYPE).write('1')
    const reply = await slow
    await new Promise((resolve) => setTimeout(resolve, 1050))
    const late = send(port)
    await calledTimes(calls, 2)
    waiting[1]?.writeHead(200, TYPE).end('2')
    expect((await late).body.toString()).toBe('2')
    waiting[0]?.end(' is whole')
    expect(await textOf(reply)).toBe('1 is whole')
  })

  it('is whole for viewers that joined it, if the response comes later', async () => {
    const { port, calls, waiting } = await start()
    const joined = [send(port), send(port), send(port)]
    await calledTimes(calls, 1)
    await new Promise((resolve) => setTimeout(resolve, 1050))
    const size = 5 * 1024 * 1024
    waiting[0]?.writeHead(200, TYPE).end(Buffer.alloc(size, ' '))
    for (const { body } of await Promise.all(joined)) expect(body.length).toBe(size)
    expect(calls).toHaveLength(1)
  })

  it('is not joined by a viewer that requests a fresh response, which is then shared', async () => {
    const upstream = await numbered()
    const { port } = await startProxy(upstream.port)
    expect((await send(port)).body.toString()).toBe('1')
    expect((await send(port, FRESH)).body.toString()).toBe('2')
    expect((await send(port)).body.toString()).toBe('2')
  })

  it('is not joined by such a viewer before the response, either', async () => {
    const { port, calls, waiting } = await start()
    const requested = [send(port), send(port, FRESH), send(port, FRESH)]
    await calledTimes(calls, 3)
    for (const response of waiting) response.writeHead(200, TYPE).end('{}')
    const statuses = (await Promise.all(requested)).map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 200])
  })
})

describe('a shared response', () => {
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
  it('is never exceeded', async () => {
    const upstream = await startUpstream()
    const { port } = await startProxy(upstream.port)
    const begun = performance.now()
    const responses = await Promise.all(
      Array.from({ length: 300 }, (_, i) => send(port, { body: `{"job_id":"${i}"}` })),
    )
    const seconds = (performance.now() - begun) / 1000
    expect(upstream.calls.length).toBeLessThanOrEqual(20 + 75 * seconds + 1)
    // Each of these is a client: its connection. On a fast machine, some of them would wait for more than 2 s.
    for (const reply of responses.filter(({ status }) => status !== 200)) expectRefusal(reply)
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

describe('calls under way', () => {
  it('are at most 64 if Baseten does not respond; further ones are refused for now', async () => {
    const { port, calls, waiting } = await start({ timeoutMs: 20_000 })
    const { all, settled } = sendMany(port, 70)
    await vi.waitFor(() => expect(settled).toHaveLength(6), 10_000)
    expect(calls).toHaveLength(64)
    for (const reply of settled) expectRefusal(reply, 503)
    for (const response of waiting) response.writeHead(200, TYPE).end('{}')
    await all
    const next = send(port)
    await calledTimes(calls, 65)
    waiting[64]?.writeHead(200, TYPE).end('{}')
    expect((await next).status).toBe(200)
  })

  it('of one client are at most 32, which leaves the others their share', async () => {
    const { port, calls, waiting } = await start({ timeoutMs: 20_000 })
    const flood = sendMany(port, 200, '10.0.0.1')
    await vi.waitFor(() => expect(flood.settled).toHaveLength(168), 10_000)
    for (const reply of flood.settled) expectRefusal(reply)
    const others = [sendMany(port, 1, '10.0.0.2'), sendMany(port, 1, '10.9.9.9, 10.0.0.3')]
    await calledTimes(calls, 34)
    for (const response of waiting) response.writeHead(200, TYPE).end('{}')
    for (const { all } of others) expect((await all).map(({ status }) => status)).toEqual([200])
    await flood.all
    const next = sendMany(port, 1, '10.0.0.1', 200)
    await calledTimes(calls, 35)
    waiting[34]?.writeHead(200, TYPE).end('{}')
    expect((await next.all).map(({ status }) => status)).toEqual([200])
  })
})

/** Sends different searches, numbered from `from`. With an address, they come from one client, through a reverse proxy. */
function sendMany(port: number, count: number, address?: string, from = 0) {
  const headers = address === undefined ? {} : { 'x-forwarded-for': address }
  const settled: TestResponse[] = []
  const all = Array.from({ length: count }, async (_, i) => {
    const reply = await send(port, {
      headers,
      body: JSON.stringify({ job_id: `${address} ${from + i}` }),
    })
    settled.push(reply)
    return reply
  })
  return { all: Promise.all(all), settled }
}

/** Expects a refusal for now, with a short wait. */
function expectRefusal(reply: TestResponse, status: 429 | 503 = reply.status === 503 ? 503 : 429) {
  expect(reply.status).toBe(status)
  expect(codeOf(reply)).toBe(status === 503 ? 'too_many_calls' : 'too_many_requests')
  expect(['1', '2', '3']).toContain(reply.headers['retry-after'])
}

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
