import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen, open, send, startProxy, startUpstream } from '#src/testing/proxy/testServers.ts'
import { startMeasuredServer } from '#src/testing/server/serverProcess.ts'

/** The same as `calls.spec.ts` and `sharedBody.spec.ts` show, with large numbers and for some seconds. */

const TYPE = { 'content-type': 'application/json' }
const GZIP = { 'accept-encoding': 'gzip' }

function begin(port: number, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    open(port, { headers: GZIP, body }).once('response', resolve).once('error', reject)
  })
}

describe('clients that stop reading', () => {
  it.each([
    [20, 40],
    [40, 60],
  ])(
    '%d of them with responses of %d MB leave the server below 200 MB, and others get theirs',
    async (count, megabytes) => {
      const bytes = randomBytes(megabytes * 1e6)
      const port = await listen((_, response) => response.writeHead(200, TYPE).end(bytes))
      const preview = await startMeasuredServer(port)
      const before = await preview.heap()
      const sizes = await Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const body = `{"job_id":"${i}"}`
          const [idle, reading] = await Promise.all([
            begin(preview.port, body),
            begin(preview.port, body),
          ])
          idle.pause().on('error', () => {})
          onTestFinished(() => void idle.destroy())
          return (await buffer(reading)).length
        }),
      )
      expect(new Set(sizes)).toEqual(new Set([bytes.length]))
      // 128 MiB of shared bodies, and what is on its way through a connection.
      expect((await preview.heap()) - before).toBeLessThan(200)
      const other = await send(preview.port, { headers: GZIP, body: '{"job_id":"other"}' })
      expect(other.body.length).toBe(bytes.length)
    },
    300_000,
  )
})

describe('a client that floods', () => {
  it('hardly delays other clients, and delays none afterward', async () => {
    const upstream = await startUpstream((_, response) => {
      setTimeout(() => response.writeHead(200, TYPE).end('{}'), 20)
    })
    const { port } = await startProxy(upstream.port)
    let sent = 0
    const search = (address: string) =>
      send(port, {
        headers: { 'x-forwarded-for': address },
        body: `{"job_id":"${sent++}"}`,
      })
    const begun = performance.now()
    const isOver = () => performance.now() - begun > 5_000
    const waits: number[] = []
    const flood = Array.from({ length: 64 }, async () => {
      while (!isOver()) {
        // oxlint-disable-next-line no-await-in-loop -- in sequence, on each of 64 connections
        const { headers } = await search('10.0.0.1')
        waits.push(Number(headers['retry-after'] ?? 0))
      }
    })
    const others: number[] = []
    while (!isOver()) {
      // oxlint-disable-next-line no-await-in-loop -- in sequence, as a page does
      others.push((await search('10.0.0.2')).status)
      // oxlint-disable-next-line no-await-in-loop
      await wait(200)
    }
    await Promise.all(flood)
    expect(Math.max(...waits)).toBeLessThanOrEqual(3)
    expect(new Set(others)).toEqual(new Set([200]))
    expect((await search('10.0.0.3')).status).toBe(200)
    const seconds = (performance.now() - begun) / 1000
    expect(upstream.calls.length).toBeLessThanOrEqual(20 + 75 * seconds + 1)
  }, 60_000)
})

describe('an API that hangs', () => {
  it('gets at most 64 connections from 70 new searches a second', async () => {
    const sockets = new Set<unknown>()
    const upstream = await startUpstream(({ socket }) => void sockets.add(socket))
    const proxy = await startProxy(upstream.port, { timeoutMs: 30_000 })
    const statuses: number[] = []
    for (let i = 0; i < 700; i++) {
      void send(proxy.port, { body: `{"job_id":"${i}"}` }).then(
        ({ status }) => statuses.push(status),
        () => {},
      )
      // oxlint-disable-next-line no-await-in-loop
      await wait(1000 / 70)
    }
    expect(sockets.size).toBe(64)
    expect(upstream.calls).toHaveLength(64)
    expect(statuses.length).toBeGreaterThan(0)
    expect(new Set(statuses)).toEqual(new Set([503]))
  }, 60_000)
})
