import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { findProgram } from '../.ci/debianProgram.mjs'
import { BODY_LIMIT } from '../src/proxy/guard.ts'
import { REFUSAL_CASES } from '../src/proxy/refusalCases.ts'
import { SECURITY_HEADERS } from '../src/proxy/securityHeaders.ts'
import { SEARCH_TARGET } from '../src/proxy/target.ts'
import { type Answer, codeOf, send, sendRaw } from '../src/proxy/testServers.ts'
import { startCaddy } from './deployCaddy.ts'
import { startNginx } from './deployNginx.ts'
import { freePort, KEY, type Running, SITE, Upstream } from './deploySupport.ts'

interface Server {
  readonly name: string
  readonly command: string | undefined
  readonly start: (command: string, settings: { upstream: string }) => Promise<Running>
  /** What it answers to a body that does not say its length. */
  readonly unknownLength: { readonly small: number; readonly large: number }
}

const SERVERS: readonly Server[] = [
  {
    name: 'nginx',
    command: findProgram('nginx', '-v'),
    start: startNginx,
    unknownLength: { small: 200, large: 413 },
  },
  {
    name: 'Caddy',
    command: findProgram('caddy', 'version'),
    start: startCaddy,
    unknownLength: { small: 411, large: 411 },
  },
]

const MISSING = ': not checked, none is installed and Debian’s package cannot be had'

/** No path, no name to these servers, which answer in words of their own; no browser sends it. */
const NO_PATH = `${SEARCH_TARGET}%00`
const NO_NAME = 'evil.example#localhost'

const REFUSALS = REFUSAL_CASES.filter(
  ({ needs, asked }) =>
    needs !== 'contract' && asked.target !== NO_PATH && asked.headers?.['host'] !== NO_NAME,
)

let searches = 0
/** A search that nobody asked before: its answer cannot be an earlier one. */
const fresh = (asked: { headers?: Record<string, string> } = {}) => ({
  ...asked,
  body: JSON.stringify({ job_id: `j${searches++}` }),
})

const page = (target: string) => ({ method: 'GET', target })

const jsonOf = ({ body }: Answer): unknown => JSON.parse(body.toString())

/** A request as it goes over the wire. */
const raw = (lines: readonly string[], body = '') => `${lines.join('\r\n')}\r\n\r\n${body}`

const LINE = `POST ${SEARCH_TARGET} HTTP/1.1`
const TYPE = 'Content-Type: application/json'
const CLOSE = 'Connection: close'
const HOST = 'Host: 127.0.0.1'

describe.each(SERVERS)('$name', ({ name, command, start, unknownLength }) => {
  describe.skipIf(command === undefined)(
    command === undefined ? name + MISSING : 'in front',
    () => {
      const upstream = new Upstream()
      let server: Running
      let port: number

      beforeAll(async () => {
        const address = `http://127.0.0.1:${await upstream.start()}`
        server = await start(command ?? '', { upstream: address })
        port = server.port
      })
      afterEach(() => upstream.reset())
      afterAll(async () => {
        await server.stop()
        upstream.stop()
      })

      describe('refuses as the proxy does', () => {
        it.each(REFUSALS)('$status $code: $asked', async ({ status, code, asked }) => {
          const answer = await send(port, asked)
          expect(upstream.calls).toHaveLength(0)
          expect(answer.status).toBe(status)
          if (asked.method !== 'HEAD') expect(codeOf(answer)).toBe(code)
          expect(answer.headers).toMatchObject({
            'content-type': 'application/json',
            'cache-control': 'no-store',
            ...SECURITY_HEADERS,
          })
          expect(Object.keys(answer.headers).join()).not.toContain('access-control')
          expect(answer.headers.allow).toBe(status === 405 ? 'POST' : undefined)
        })

        it('in this order: host, path, method, origin, type, size', async () => {
          const wrong = {
            host: 'evil.example',
            origin: 'null',
            'content-type': 'text/plain',
            'content-length': String(BODY_LIMIT + 1),
          }
          const own = { ...wrong, host: '127.0.0.1' }
          const body = ' '.repeat(BODY_LIMIT + 1)
          const answers = [
            await send(port, { method: 'PUT', target: '/api', headers: { host: wrong.host } }),
            await send(port, { target: '/api', headers: own, body }),
            await send(port, { method: 'PUT', headers: { host: own.host, origin: 'null' } }),
            await send(port, { headers: own, body }),
            await send(port, { headers: { ...own, origin: `http://${own.host}` }, body }),
            await send(port, { body }),
          ]
          expect(answers.map(codeOf)).toEqual([
            'foreign_host',
            'unknown_path',
            'method_not_allowed',
            'foreign_origin',
            'not_json',
            'too_large',
          ])
          expect(upstream.calls).toHaveLength(0)
        })
      })

      describe('refuses what is no honest HTTP', () => {
        it.each([
          ['an address for a path', [LINE.replace(' /', ' http://127.0.0.1/'), HOST], 404],
          ['another’s address for a path', [LINE.replace(' /', ' http://evil.example/'), HOST], 40],
          ['no Host', [LINE.replace('1.1', '1.0')], 403],
          ['no Host where there must be one', [LINE], 400],
          ['two Hosts', [LINE, HOST, 'Host: evil.example'], 400],
          ['two lengths', [LINE, HOST, 'Content-Length: 4'], 400],
          ['a length that is none', [LINE, HOST, 'Content-Length: 2x'], 400],
          ['a negative length', [LINE, HOST, 'Content-Length: -1'], 400],
          ['a length and chunks', [LINE, HOST, 'Transfer-Encoding: chunked'], 4],
          ['an unknown coding', [LINE, HOST, 'Transfer-Encoding: gzip, chunked'], 0],
          ['a path of nothing', [`POST ${NO_PATH} HTTP/1.1`, HOST], 4],
          ['a name that is none', [LINE, `Host: ${NO_NAME}`], 4],
          ['another protocol', ['POST / SMTP/1.1', HOST], 4],
        ])('%s', async (_, lines, status) => {
          const text = await sendRaw(
            port,
            raw([...lines, TYPE, 'Content-Length: 2', CLOSE], '{}\r\n\r\n'),
          )
          expect(text).not.toMatch(/^HTTP\/1\.[01] [123]/)
          expect(text).toMatch(new RegExp(`^HTTP/1\\.[01] ${status || ''}`))
          expect(upstream.calls).toHaveLength(0)
        })

        it('chunks whose sizes are none', async () => {
          const head = [LINE, HOST, TYPE, 'Transfer-Encoding: chunked', CLOSE]
          const text = await sendRaw(port, raw(head, 'zz\r\n{}\r\n0\r\n\r\n'))
          expect(text).toMatch(/^HTTP\/1\.1 4/)
          expect(upstream.calls).toHaveLength(0)
        })

        it('a second request hidden in the first’s body', async () => {
          const hidden = raw([LINE, HOST, TYPE, 'Content-Length: 2'], '{}')
          const head = [
            LINE,
            HOST,
            'Content-Type: text/plain',
            `Content-Length: ${hidden.length}`,
            CLOSE,
          ]
          await sendRaw(port, raw(head, hidden))
          expect(upstream.calls).toHaveLength(0)
        })
      })

      it.each([
        ['small', 2],
        ['large', BODY_LIMIT + 1],
      ] as const)('answers a %s body of unknown length as it says', async (size, bytes) => {
        const head = [LINE, HOST, TYPE, 'Transfer-Encoding: chunked', CLOSE]
        const chunk = `${bytes.toString(16)}\r\n${'{}'.padEnd(bytes)}\r\n0\r\n\r\n`
        const text = await sendRaw(port, raw(head, chunk))
        expect(text).toContain(`HTTP/1.1 ${unknownLength[size]} `)
        expect(upstream.calls).toHaveLength(unknownLength[size] === 200 ? 1 : 0)
      })

      it('never forwards another target, whatever it is made of', async () => {
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
            await send(port, { target, ...fresh() })
            expect(upstream.calls).toHaveLength(0)
          }),
        )
      })

      it('sends Baseten the body, the key, and nothing else of the browser’s', async () => {
        const asked = fresh({
          headers: {
            origin: `http://127.0.0.1:${port}`,
            authorization: 'Basic YWRhOnBhNTU=',
            cookie: 'session=1',
            referer: `http://127.0.0.1:${port}/?job=secret`,
            'x-forwarded-for': '10.0.0.1',
            'x-anything': '1',
            'user-agent': 'Browser/1',
            'accept-language': 'de',
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json; charset=utf-8',
          },
        })
        expect((await send(port, asked)).status).toBe(200)
        expect(upstream.calls).toHaveLength(1)
        const [call] = upstream.calls
        expect(call).toMatchObject({ target: '/v1/training_jobs/search', body: asked.body })
        const { connection: _, host, ...headers } = call?.headers ?? {}
        expect(host).toMatch(/^127\.0\.0\.1(:\d+)?$/)
        expect(headers).toEqual({
          authorization: `Api-Key ${KEY}`,
          'content-type': 'application/json',
          'content-length': String(asked.body.length),
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
      ])('asks for %j as %s', async (accepted, sent) => {
        await send(port, fresh({ headers: { 'accept-encoding': accepted } }))
        expect(upstream.calls[0]?.headers['accept-encoding']).toBe(sent)
      })

      it('passes a gzipped answer on as it is, without Baseten’s other headers', async () => {
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
        const answer = await send(port, fresh({ headers: { 'accept-encoding': 'gzip' } }))
        expect(answer.body.equals(zipped)).toBe(true)
        expect(answer.headers).toMatchObject({
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'cache-control': 'no-store',
          ...SECURITY_HEADERS,
        })
        expect(answer.headers).not.toHaveProperty('set-cookie')
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
      })

      it('neither follows a redirect nor passes it on', async () => {
        const elsewhere = new Upstream()
        const address = `http://127.0.0.1:${await elsewhere.start()}/`
        for (const status of [301, 302, 303, 307, 308]) {
          upstream.respond = (_, response) =>
            response.writeHead(status, { location: address }).end()
          const answer = await send(port, fresh())
          expect(answer.status).toBe(502)
          expect(codeOf(answer)).toBe('upstream_redirect')
          expect(answer.headers).not.toHaveProperty('location')
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
        'answers Baseten’s %d in words of its own: a key in it stays behind',
        async (status, code) => {
          upstream.respond = ({ headers }, response) =>
            response
              .writeHead(status, {
                'content-type': 'application/json',
                'www-authenticate': 'Basic',
              })
              .end(JSON.stringify({ error: `No: ${headers.authorization}` }))
          const answer = await send(port, fresh())
          expect(answer.status).toBe(status)
          expect(codeOf(answer)).toBe(code)
          expect(answer.body.toString()).not.toContain(KEY)
        },
      )

      it.each([400, 404, 422, 429])('passes Baseten’s %d on with its sentence', async (status) => {
        const error = { error: 'A reason.', retry_after: 37 }
        upstream.respond = (_, response) =>
          response
            .writeHead(status, { 'content-type': 'application/json', 'retry-after': '37' })
            .end(JSON.stringify(error))
        const answer = await send(port, fresh())
        expect(answer.status).toBe(status)
        expect(jsonOf(answer)).toEqual(error)
        expect(answer.headers).toMatchObject({ 'retry-after': '37', 'cache-control': 'no-store' })
      })

      it.each([
        ['of known length', { 'content-length': '100' }],
        ...(name === 'nginx' ? [['in chunks', {}] as const] : []),
      ])('does not let an answer %s that breaks off look whole', async (_, length) => {
        upstream.respond = (__, response) => {
          response
            .writeHead(200, { 'content-type': 'application/json', ...length })
            .write('{"training_jobs":[')
          setTimeout(() => response.destroy(), 30)
        }
        await expect(send(port, fresh())).rejects.toThrow()
      })

      it('says that it is no JSON where it can, and lets no page of Baseten’s be one of ours', async () => {
        upstream.respond = (__, response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>')
        const answer = await send(port, fresh())
        expect(answer.status).toBe(name === 'nginx' ? 200 : 502)
        expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', ...SECURITY_HEADERS })
      })

      it('says that there is no connection', async () => {
        const closed = await freePort()
        const lonely = await start(command ?? '', { upstream: `http://127.0.0.1:${closed}` })
        const answer = await send(lonely.port, fresh())
        const logs = await lonely.logs()
        await lonely.stop()
        expect(answer.status).toBe(502)
        expect(codeOf(answer)).toBe('upstream_unreachable')
        expect(answer.headers).toMatchObject(SECURITY_HEADERS)
        expect(logs).not.toContain(KEY)
      })

      describe('the page', () => {
        it.each([
          ['/', 'index.html', 'text/html', 'no-cache'],
          ['/?status=running', 'index.html', 'text/html', 'no-cache'],
          ['/theme.js', 'theme.js', 'text/javascript', 'no-cache'],
          ['/favicon.svg', 'favicon.svg', 'image/svg+xml', 'no-cache'],
          [
            '/assets/page-B2x.js',
            'assets/page-B2x.js',
            'text/javascript',
            'public, max-age=31536000, immutable',
          ],
          [
            '/assets/geist-B2x.woff2',
            'assets/geist-B2x.woff2',
            'font/woff2',
            'public, max-age=31536000, immutable',
          ],
        ] as const)('%s is served with its headers', async (target, file, type, caching) => {
          const answer = await send(port, page(target))
          expect(answer.status).toBe(200)
          expect(answer.body.toString()).toBe(SITE[file])
          expect(answer.headers['content-type']).toContain(type)
          expect(answer.headers).toMatchObject({ 'cache-control': caching, ...SECURITY_HEADERS })
        })

        it.each([
          '/.env.local',
          '/%2eenv.local',
          '/assets/.env',
          '/nothing',
          '/assets/gone.js',
          '/assets/',
          '/dashboard-search',
          '/v1/training_jobs/search',
          '/%2e%2e/Caddyfile',
        ])('%s is 404, and kept by nobody', async (target) => {
          const answer = await send(port, page(target))
          expect([400, 404]).toContain(answer.status)
          expect(answer.headers['cache-control'] ?? '').not.toContain('immutable')
          expect(answer.body.toString()).not.toContain('SECRET')
          expect(answer.headers).toMatchObject(SECURITY_HEADERS)
        })

        it('is only read', async () => {
          const answer = await send(port, { target: '/' })
          expect(answer.status).toBe(405)
          expect(answer.headers.allow).toBe('GET, HEAD')
        })

        it('is not for another Host', async () => {
          const answer = await send(port, { ...page('/'), headers: { host: 'evil.example' } })
          expect(answer.status).toBe(403)
          expect(codeOf(answer)).toBe('foreign_host')
        })
      })

      it('logs one line a request, with neither key, query, body nor headers', async () => {
        await send(port, {
          ...page('/?job=qu3ry'),
          headers: { cookie: 'c00kie=1', referer: 'r3ferer' },
        })
        await send(port, { target: '/api/x?job=qu3ry' })
        await send(port, { body: '{"job_id":"b0dy"}', headers: { 'user-agent': 'ag3nt' } })
        await vi.waitFor(async () => {
          expect(await server.logs()).toMatch(
            /POST\W[^]*\/api\/v1\/training_jobs\/search\W[^]*\b200\b/,
          )
        })
        const logs = await server.logs()
        expect(logs).toContain('/api/x')
        expect(logs).not.toMatch(/qu3ry|b0dy|c00kie|r3ferer|ag3nt|pa55|YWRhOnBhNTU/)
        expect(logs).not.toContain(KEY)
      })
    },
  )
})
