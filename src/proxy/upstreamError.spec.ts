import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { KEY, send, startProxy, startUpstream } from '#src/testing/proxy/testServers.ts'
import { parseRetryAfter } from './upstreamError.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** Returns the proxy's response to a search if Baseten responds with `respond`. */
async function searchWith(respond: RequestListener, request = {}, timeoutMs = 2_000) {
  const upstream = await startUpstream(respond)
  const { port, log } = await startProxy(upstream.port, { timeoutMs })
  const { status, headers, body } = await send(port, request)
  const json: unknown = JSON.parse(body.toString())
  return { status, headers, json, log }
}

const fails =
  (status: number, body: unknown, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body))

describe('an error of Baseten’s', () => {
  it.each([
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [422, 'upstream_error'],
    [500, 'upstream_error'],
    [503, 'upstream_error'],
  ])('keeps the status %d and its message, with the code %s', async (status, code) => {
    const { json, log, ...reply } = await searchWith(fails(status, { detail: 'A reason.' }))
    expect(reply.status).toBe(status)
    expect(json).toEqual({ error: { code, message: 'A reason.', quoted: true } })
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json',
    })
    expect(reply.headers).not.toHaveProperty('retry-after')
    expect(log[0]).toContain(` ${status} `)
  })

  it('is relayed without a key that it contains', async () => {
    const { json, log } = await searchWith(fails(401, { error: `No: ${KEY} or ${KEY}` }))
    expect(json).toEqual({
      error: { code: 'unauthorized', message: 'No: [key] or [key]', quoted: true },
    })
    expect(log.join()).not.toContain(KEY)
  })

  it.each([
    ['is not JSON', '<h1>Bad gateway</h1>'],
    ['has no message', '{"errors":[{"x":1}]}'],
    ['is larger than 64 KiB', JSON.stringify({ error: 'x'.repeat(70_000) })],
    ['is empty', ''],
  ])('has a default message if its body %s', async (_, body) => {
    const { status, json } = await searchWith((__, response) => response.writeHead(502).end(body))
    expect(status).toBe(502)
    const message = 'Baseten sent no error message.'
    expect(json).toEqual({ error: { code: 'upstream_error', message } })
  })

  it('is read if it is gzipped', async () => {
    const zipped = gzipSync('{"message":"Packed."}')
    const { json } = await searchWith(
      (_, response) =>
        response.writeHead(500, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(zipped),
      { headers: { 'accept-encoding': 'gzip' } },
    )
    expect(json).toEqual({ error: { code: 'upstream_error', message: 'Packed.', quoted: true } })
  })

  it('is not decompressed to more than 64 KiB', async () => {
    const zipped = gzipSync(JSON.stringify({ message: 'x'.repeat(10_000_000) }))
    const { json } = await searchWith((_, response) =>
      response.writeHead(500, { 'content-encoding': 'gzip' }).end(zipped),
    )
    expect(JSON.stringify(json)).toContain('sent no error message')
  })

  it('is relayed if its body stalls', async () => {
    const { status } = await searchWith(
      (_, response) => void response.writeHead(500, JSON_TYPE).write('{'),
      {},
      80,
    )
    expect(status).toBe(500)
  })

  it('is relayed if its body is incomplete', async () => {
    const { status } = await searchWith((_, response) => {
      response.writeHead(500, JSON_TYPE).write('{')
      setTimeout(() => response.destroy(), 30)
    })
    expect(status).toBe(500)
  })
})

describe('a 429', () => {
  it.each([
    ['the body', { retry_after: 37 }, {}, 37],
    ['the header', {}, { 'retry-after': '12' }, 12],
    ['the body before the header', { retry_after: 37 }, { 'retry-after': '12' }, 37],
    ['neither', {}, {}, 1],
    ['a body of zero', { retry_after: 0 }, {}, 1],
    ['a body of parts', { retry_after: 1.2 }, {}, 2],
  ])(
    'passes on the wait from %s, in the body and as a header',
    async (_, wait, headers, expected) => {
      const error = 'Rate limit exceeded. Please try again later.'
      const reply = await searchWith(fails(429, { error, ...wait }, headers))
      expect(reply.status).toBe(429)
      expect(reply.json).toEqual({
        error: { code: 'rate_limited', message: error, quoted: true },
        retry_after: expected,
      })
      expect(reply.headers['retry-after']).toBe(String(expected))
    },
  )
})

describe('parseRetryAfter', () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5, 500)

  it.each([
    ['0', 0],
    ['120', 120],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10],
    ['Fri, 02 Jan 2026 03:04:05 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['9'.repeat(400), undefined],
    ['soon', undefined],
    ['soon GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected)
  })
})
