import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { type TestResponse, codeOf, send } from '#src/testing/proxy/testServers.ts'
import { fresh, SERVERS, useServer } from './servers.ts'
import { freePort, KEY, Upstream } from './support.ts'

const page = (target: string) => ({ method: 'GET', target })

const jsonOf = ({ body }: TestResponse): unknown => JSON.parse(body.toString())

describe.each(SERVERS)('$name', (each) => {
  describe.skipIf(each.command === undefined)(
    'needs it to be installed, or Debian’s package of it',
    () => {
      const { upstream, port, logs } = useServer(each)

      it('sends Baseten the body and the key, and nothing else from the browser', async () => {
        const requested = fresh({
          headers: {
            origin: `http://127.0.0.1:${port()}`,
            authorization: 'Basic YWRhOnBhNTU=',
            cookie: 'session=1',
            referer: `http://127.0.0.1:${port()}/?job=secret`,
            'x-forwarded-for': '10.0.0.1',
            'x-anything': '1',
            'user-agent': 'Browser/1',
            'accept-language': 'de',
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json; charset=utf-8',
          },
        })
        expect((await send(port(), requested)).status).toBe(200)
        expect(upstream.calls).toHaveLength(1)
        const [call] = upstream.calls
        expect(call).toMatchObject({ target: '/v1/training_jobs/search', body: requested.body })
        const { connection: _, host, ...headers } = call?.headers ?? {}
        expect(host).toMatch(/^127\.0\.0\.1(:\d+)?$/)
        expect(headers).toEqual({
          authorization: `Api-Key ${KEY}`,
          'content-type': 'application/json',
          'content-length': String(requested.body.length),
          accept: 'application/json',
          'accept-encoding': 'identity',
          'user-agent': 'training-jobs-dashboard',
        })
      })

      it.each([
        ['gzip, deflate, br', 'gzip'],
        ['br, gzip;q=0.5', 'gzip'],
        ['gzip;q=0', 'identity'],
        ['br', 'identity'],
        ['x-gzip2', 'identity'],
      ])('requests %j as %s', async (accepted, sent) => {
        await send(port(), fresh({ headers: { 'accept-encoding': accepted } }))
        expect(upstream.calls[0]?.headers['accept-encoding']).toBe(sent)
      })

      it('forwards a gzipped response unchanged, without Baseten’s other headers', async () => {
        const zipped = gzipSync('{"training_jobs":[]}')
        upstream.respond = (_, response) =>
          response
            .writeHead(200, {
              'content-type': 'application/json',
              'content-encoding': 'gzip',
              'set-cookie': 'a=b',
              'cache-control': 'max-age=60',
              'access-control-allow-origin': '*',
              'content-security-policy': "default-src 'none'",
            })
            .end(zipped)
        const reply = await send(port(), fresh({ headers: { 'accept-encoding': 'gzip' } }))
        expect(reply.body.equals(zipped)).toBe(true)
        expect(reply.headers).toMatchObject({
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'cache-control': 'no-store',
          ...SECURITY_HEADERS,
        })
        expect(reply.headers).not.toHaveProperty('set-cookie')
        expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
      })

      it.each([200, 401, 422, 429, 500, 503])(
        'passes Baseten’s date on unchanged with a %d',
        async (status) => {
          const date = 'Fri, 02 Jan 2026 03:04:05 GMT'
          upstream.respond = (_, response) =>
            response
              .writeHead(status, { 'content-type': 'application/json', date })
              .end('{"training_jobs":[]}')
          expect((await send(port(), fresh())).headers['x-upstream-date']).toBe(date)
        },
      )

      it.each([
        ['none', {}],
        ['one that cannot be read', { date: 'yesterday' }],
        ['one that it calls so itself', { 'x-upstream-date': 'Fri, 02 Jan 2026 03:04:05 GMT' }],
      ])('sends the page no date if there is %s', async (_, headers) => {
        upstream.respond = (__, response) => {
          response.sendDate = false
          response
            .writeHead(200, { 'content-type': 'application/json', ...headers })
            .end('{"training_jobs":[]}')
        }
        const { headers: passed } = await send(port(), fresh())
        expect(Date.parse(String(passed['x-upstream-date'] ?? ''))).toBeNaN()
      })

      it('neither follows nor forwards a redirect', async () => {
        const elsewhere = new Upstream()
        const address = `http://127.0.0.1:${await elsewhere.start()}/`
        for (const status of [301, 302, 303, 307, 308]) {
          upstream.respond = (_, response) =>
            response.writeHead(status, { location: address }).end()
          const reply = await send(port(), fresh())
          expect(reply.status).toBe(502)
          expect(codeOf(reply)).toBe('upstream_redirect')
          expect(reply.headers).not.toHaveProperty('location')
        }
        elsewhere.stop()
        expect(elsewhere.calls).toHaveLength(0)
      })

      it.each([
        [401, 'unauthorized'],
        [403, 'forbidden'],
        [500, 'upstream_error'],
        [503, 'upstream_error'],
      ])(
        'responds to Baseten’s %d with its own message, which never contains the key',
        async (status, code) => {
          upstream.respond = ({ headers }, response) =>
            response
              .writeHead(status, {
                'content-type': 'application/json',
                'www-authenticate': 'Basic',
              })
              .end(JSON.stringify({ error: `No: ${headers.authorization}` }))
          const reply = await send(port(), fresh())
          expect(reply.status).toBe(status)
          expect(codeOf(reply)).toBe(code)
          expect(reply.body.toString()).not.toContain(KEY)
        },
      )

      it.each([400, 404, 422, 429])('forwards Baseten’s %d with its message', async (status) => {
        const error = { error: 'A reason.', retry_after: 37 }
        upstream.respond = (_, response) =>
          response
            .writeHead(status, { 'content-type': 'application/json', 'retry-after': '37' })
            .end(JSON.stringify(error))
        const reply = await send(port(), fresh())
        expect(reply.status).toBe(status)
        expect(jsonOf(reply)).toEqual(error)
        expect(reply.headers).toMatchObject({ 'retry-after': '37', 'cache-control': 'no-store' })
      })

      it.each(each.breaks)(
        'never completes a response $kind that breaks off',
        async ({ length }) => {
          upstream.respond = (__, response) => {
            response
              .writeHead(200, { 'content-type': 'application/json', ...length })
              .write('{"training_jobs":[')
            setTimeout(() => response.destroy(), 30)
          }
          await expect(send(port(), fresh())).rejects.toThrow('aborted')
        },
      )

      it('rejects an HTML page from Baseten if possible, and never serves it without the security headers', async () => {
        upstream.respond = (__, response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>')
        const reply = await send(port(), fresh())
        expect(reply.status).toBe(each.noJson)
        expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', ...SECURITY_HEADERS })
      })

      it('reports a failed connection', async () => {
        const closed = await freePort()
        const lonely = await each.start(each.command ?? '', {
          upstream: `http://127.0.0.1:${closed}`,
        })
        const headers = { cookie: 'c00kie=1', 'user-agent': 'ag3nt' }
        const reply = await send(lonely.port, fresh({ headers }))
        const written = await vi.waitFor(async () => {
          const lines = await lonely.logs()
          expect(lines).toMatch(/\b502\b/)
          return lines
        })
        await lonely.stop()
        expect(reply.status).toBe(502)
        expect(codeOf(reply)).toBe('upstream_unreachable')
        expect(reply.headers).toMatchObject(SECURITY_HEADERS)
        expect(written).not.toMatch(/c00kie|ag3nt/)
        expect(written).not.toContain(KEY)
      })

      it('logs one line per request, without key, query, body or headers', async () => {
        await send(port(), {
          ...page('/?job=qu3ry'),
          headers: { cookie: 'c00kie=1', referer: 'r3ferer' },
        })
        await send(port(), { target: '/api/x?job=qu3ry' })
        await send(port(), { body: '{"job_id":"b0dy"}', headers: { 'user-agent': 'ag3nt' } })
        await vi.waitFor(async () => {
          expect(await logs()).toMatch(/POST\W[^]*\/api\/v1\/training_jobs\/search\W[^]*\b200\b/)
        })
        const written = await logs()
        expect(written).toContain('/api/x')
        expect(written).not.toMatch(/qu3ry|b0dy|c00kie|r3ferer|ag3nt|pa55|YWRhOnBhNTU/)
        expect(written).not.toContain(KEY)
      })
    },
  )
})
