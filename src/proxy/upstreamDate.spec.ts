import type { RequestListener, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { send, startProxy, startUpstream } from '#src/testing/proxy/testServers.ts'
import { upstreamDate } from './upstreamDate.ts'

const TYPE = { 'content-type': 'application/json' }
/** Far from the clock of the machine that runs the tests. */
const DATE = 'Fri, 02 Jan 2026 03:04:05 GMT'

async function start(respond: RequestListener) {
  const upstream = await startUpstream(respond)
  return startProxy(upstream.port)
}

const responds =
  (status: number, headers: Record<string, string | readonly string[]>, body = '{}') =>
  (_: unknown, response: ServerResponse) => {
    response.sendDate = false
    response.writeHead(status, { ...TYPE, ...headers }).end(body)
  }

describe('Baseten’s date', () => {
  it.each([200, 400, 401, 404, 429, 500, 503])('is relayed unchanged with a %d', async (status) => {
    const { port, log } = await start(responds(status, { date: DATE }))
    const { headers } = await send(port)
    expect(headers['x-upstream-date']).toBe(DATE)
    expect(headers['date']).not.toBe(DATE)
    expect(headers).not.toHaveProperty('age')
    expect(log.join()).not.toContain('2026')
  })

  it.each([
    ['no date', {}],
    ['two dates', { date: [DATE, DATE] }],
    ['an invalid date', { date: 'yesterday' }],
    ['more than a date', { date: `${DATE}${' '.repeat(1000)}GMT` }],
  ])('is omitted with %s', async (_, headers) => {
    for (const status of [200, 500]) {
      const { port } = await start(responds(status, headers))
      expect((await send(port)).headers).not.toHaveProperty('x-upstream-date')
    }
  })

  it.each([
    ['a redirect', responds(302, { date: DATE, location: '/' })],
    ['a page', responds(200, { date: DATE, 'content-type': 'text/html' })],
  ])('is omitted with %s, which another server could have sent', async (_, respond) => {
    const { port } = await start(respond)
    expect((await send(port)).headers).not.toHaveProperty('x-upstream-date')
  })

  it('determines the wait of a 429 with a date', async () => {
    const later = { date: DATE, 'retry-after': 'Fri, 02 Jan 2026 03:04:42 GMT' }
    const { port } = await start(responds(429, later, '{"error":"Slow down."}'))
    expect((await send(port)).headers['retry-after']).toBe('37')
  })
})

it.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', true],
  ['Thu, 01 Jan 1970 00:00:00 GMT', true],
  ['Sun, 06 Nov 1994 08:49:37 UTC', false],
  ['Mon, 06 Nov 1994 08:49:37 GMT', false],
  ['Sun, 31 Feb 1994 08:49:37 GMT', false],
  ['Sunday, 06-Nov-94 08:49:37 GMT', false],
  ['Sun Nov  6 08:49:37 1994', false],
  ['1994-11-06T08:49:37.000+00:00', false],
  ['Invalid Date', false],
  ['', false],
])('%j is a date: %s', (date, isDate) => {
  expect(upstreamDate({ headers: { date } })).toBe(isDate ? date : undefined)
})
