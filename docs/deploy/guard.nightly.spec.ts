import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY_LIMIT } from '#src/proxy/guard.ts'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { REFUSAL_CASES } from '#src/testing/proxy/refusalCases.ts'
import { codeOf, send, sendRaw } from '#src/testing/proxy/testServers.ts'
import { fresh, SERVERS, useServer } from './servers.ts'
import { SITE } from './support.ts'

/**
 * An invalid path and an invalid host name, which browsers never send. These servers reject them with
 * their own error pages.
 */
const NO_PATH = `${SEARCH_TARGET}%00`
const NO_NAME = 'evil.example#localhost'

const REFUSALS = REFUSAL_CASES.filter(
  ({ needs, request: requested }) =>
    needs === undefined && requested.target !== NO_PATH && requested.headers?.['host'] !== NO_NAME,
)

const page = (target: string) => ({ method: 'GET', target })

const raw = (lines: readonly string[], body = '') => `${lines.join('\r\n')}\r\n\r\n${body}`

const LINE = `POST ${SEARCH_TARGET} HTTP/1.1`
const TYPE = 'Content-Type: application/json'
const CLOSE = 'Connection: close'
const HOST = 'Host: 127.0.0.1'

describe.each(SERVERS)('$name', (each) => {
  describe.skipIf(each.command === undefined)(
    'needs it to be installed, or Debian’s package of it',
    () => {
      const { upstream, port } = useServer(each)

      describe('rejects requests as the proxy does', () => {
        it.each(REFUSALS)(
          '$status $code: $request',
          async ({ status, code, request: requested }) => {
            const response = await send(port(), requested)
            expect(upstream.calls).toHaveLength(0)
            expect(response.status).toBe(status)
            // A response to HEAD has no body.
            expect(requested.method === 'HEAD' ? code : codeOf(response)).toBe(code)
            expect(response.headers).toMatchObject({
              'content-type': 'application/json',
              'cache-control': 'no-store',
              ...SECURITY_HEADERS,
            })
            expect(Object.keys(response.headers).join()).not.toContain('access-control')
            expect(response.headers.allow).toBe(status === 405 ? 'POST' : undefined)
          },
        )

        it('in this order: host, path, method, origin, type, size', async () => {
          const wrong = {
            host: 'evil.example',
            origin: 'null',
            'content-type': 'text/plain',
            'content-length': String(BODY_LIMIT + 1),
          }
          const own = { ...wrong, host: '127.0.0.1' }
          const body = ' '.repeat(BODY_LIMIT + 1)
          const responses = [
            await send(port(), { method: 'PUT', target: '/api', headers: { host: wrong.host } }),
            await send(port(), { target: '/api', headers: own, body }),
            await send(port(), { method: 'PUT', headers: { host: own.host, origin: 'null' } }),
            await send(port(), { headers: own, body }),
            await send(port(), { headers: { ...own, origin: `http://${own.host}` }, body }),
            await send(port(), { body }),
          ]
          expect(responses.map(codeOf)).toEqual([
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

      describe('rejects malformed HTTP', () => {
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
            port(),
            raw([...lines, TYPE, 'Content-Length: 2', CLOSE], '{}\r\n\r\n'),
          )
          expect(text).not.toMatch(/^HTTP\/1\.[01] [123]/)
          expect(text).toMatch(new RegExp(`^HTTP/1\\.[01] ${status || ''}`))
          expect(upstream.calls).toHaveLength(0)
        })

        it('rejects invalid chunk sizes', async () => {
          const head = [LINE, HOST, TYPE, 'Transfer-Encoding: chunked', CLOSE]
          const text = await sendRaw(port(), raw(head, 'zz\r\n{}\r\n0\r\n\r\n'))
          expect(text).toMatch(/^HTTP\/1\.1 4/)
          expect(upstream.calls).toHaveLength(0)
        })

        it('rejects a second request hidden in the first one’s body', async () => {
          const hidden = raw([LINE, HOST, TYPE, 'Content-Length: 2'], '{}')
          const head = [
            LINE,
            HOST,
            'Content-Type: text/plain',
            `Content-Length: ${hidden.length}`,
            CLOSE,
          ]
          await sendRaw(port(), raw(head, hidden))
          expect(upstream.calls).toHaveLength(0)
        })
      })

      it.each([
        ['small', 2],
        ['large', BODY_LIMIT + 1],
      ] as const)('responds to a %s body of unknown length as expected', async (size, bytes) => {
        const head = [LINE, HOST, TYPE, 'Transfer-Encoding: chunked', CLOSE]
        const chunk = `${bytes.toString(16)}\r\n${'{}'.padEnd(bytes)}\r\n0\r\n\r\n`
        const text = await sendRaw(port(), raw(head, chunk))
        expect(text).toContain(`HTTP/1.1 ${each.unknownLength[size]} `)
        expect(upstream.calls).toHaveLength(each.unknownLength[size] === 200 ? 1 : 0)
      })

      it('never forwards another target, whatever it contains', async () => {
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
            await send(port(), { target, ...fresh() })
            expect(upstream.calls).toHaveLength(0)
          }),
        )
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
          const response = await send(port(), page(target))
          expect(response.status).toBe(200)
          expect(response.body.toString()).toBe(SITE[file])
          expect(response.headers['content-type']).toContain(type)
          expect(response.headers).toMatchObject({ 'cache-control': caching, ...SECURITY_HEADERS })
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
        ])('%s is a 404 that is never cached', async (target) => {
          const response = await send(port(), page(target))
          expect([400, 404]).toContain(response.status)
          expect(response.headers['cache-control'] ?? '').not.toContain('immutable')
          expect(response.body.toString()).not.toContain('SECRET')
          expect(response.headers).toMatchObject(SECURITY_HEADERS)
        })

        it('allows only reading', async () => {
          const response = await send(port(), { target: '/' })
          expect(response.status).toBe(405)
          expect(response.headers.allow).toBe('GET, HEAD')
        })

        it('is not served for another Host', async () => {
          const response = await send(port(), { ...page('/'), headers: { host: 'evil.example' } })
          expect(response.status).toBe(403)
          expect(codeOf(response)).toBe('foreign_host')
        })
      })
    },
  )
})
