import { rm } from 'node:fs/promises'
import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { REFUSAL_CASES, type RequestOptions } from '#src/testing/proxy/refusalCases.ts'
import { codeOf, listen, open, send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { buildServer, startServer } from '#src/testing/server/serverProcess.ts'
import { startLogin } from './login.ts'
import { NAME, WEB_SERVERS, type WebServer } from './webServers.ts'

let folder: string
beforeAll(async () => {
  folder = await buildServer()
})
afterAll(() => rm(folder, { recursive: true }))

const MALFORMED = REFUSAL_CASES.filter(({ isMalformed }) => isMalformed)
const WELL_FORMED = REFUSAL_CASES.filter(({ isMalformed }) => !isMalformed)

/** Returns the same request to a dashboard under another base. */
function moved(request: RequestOptions, base: string): RequestOptions {
  return { ...request, target: base.slice(0, -1) + (request.target ?? SEARCH_TARGET) }
}

interface Setup {
  readonly base?: string
  readonly signIn?: 'page' | 'redirect'
  /** Baseten's responses. */
  readonly respond?: RequestListener
}

/** Starts a web server with a login in front of a port. */
async function startInFrontOf(dashboard: number, each: WebServer, signIn: Setup['signIn']) {
  const login = await startLogin(signIn)
  onTestFinished(() => login.close())
  const { port, plainPort, ca, stop } = await each.start({ dashboard, login: login.port })
  onTestFinished(stop)
  const tls = { ca, servername: NAME }
  const signedIn = (requested: RequestOptions): RequestOptions => ({
    ...requested,
    headers: { host: NAME, cookie: login.cookie(), ...requested.headers },
  })
  return {
    login,
    plainPort,
    /** Sends a request with the host name and the current session. */
    send: (requested: RequestOptions = {}) => send(port, signedIn(requested), tls),
    open: (requested: RequestOptions = {}) => open(port, signedIn(requested), tls),
    get: (target: string, headers: Record<string, string> = {}) =>
      send(port, signedIn({ method: 'GET', target, headers }), tls),
  }
}

/** Starts the built server behind a web server with a login, in front of a mock of Baseten's API. */
async function start(each: WebServer, { base = '/', signIn, respond }: Setup = {}) {
  const upstream = await startUpstream(respond)
  const args = ['--base', base, '--allowed-host', NAME]
  const { port, written } = await startServer(folder, upstream.port, { args })
  /** Returns how many requests the dashboard's server has logged. */
  const served = () => written.output.split('\n').filter((line) => / \d+ ms$/.test(line)).length
  const { calls } = upstream
  return { ...(await startInFrontOf(port, each, signIn)), calls, served }
}

const respondJson = (body: string | Buffer, headers: IncomingHttpHeaders = {}): RequestListener => {
  const head = { 'content-type': 'application/json', ...headers }
  return (_, response) => response.writeHead(200, head).end(body)
}

describe.each(WEB_SERVERS)('$name', (each) => {
  describe.skipIf(each.command === undefined)(
    'needs it to be installed, or Debian’s package of it',
    () => {
      describe.each(['/', '/jobs/'])('under %s', (base) => {
        const under = (target: string) => base.slice(0, -1) + target

        it('refuses what the dashboard refuses, with the same status and code', async () => {
          const behind = await start(each, { base })
          const refused: object[] = []
          for (const expected of WELL_FORMED) {
            const { request, code } = expected
            const reply = await behind.send(moved(request, base))
            const { status, headers } = reply
            // A response to HEAD has no body.
            const found = request.method === 'HEAD' ? code : codeOf(reply)
            refused.push({ ...expected, status, code: found })
            expect(headers).toMatchObject({
              'content-type': 'application/json',
              'cache-control': 'no-store',
              ...SECURITY_HEADERS,
            })
            expect(Object.keys(headers).join()).not.toContain('access-control')
          }
          expect(refused).toEqual(WELL_FORMED)
          for (const { request } of MALFORMED) {
            const { status } = await behind.send(moved(request, base))
            expect([400, 403, 404]).toContain(status)
          }
          expect(behind.calls).toHaveLength(0)
        })

        it('serves the page and the search', async () => {
          const behind = await start(each, { base })
          const page = await behind.get(under('/?status=failed'))
          expect(page.status).toBe(200)
          expect(page.body.toString()).toContain(`&quot;base&quot;:&quot;${base}&quot;`)
          expect(page.headers).toMatchObject({ 'cache-control': 'no-cache', ...SECURITY_HEADERS })
          const origin = `https://${NAME}`
          const headers = { origin, 'sec-fetch-site': 'same-origin' }
          const reply = await behind.send({ target: under(SEARCH_TARGET), headers })
          expect([reply.status, reply.body.toString()]).toEqual([200, '{"training_jobs":[]}'])
          expect(behind.calls).toHaveLength(1)
          expect(JSON.stringify(behind.calls)).not.toContain('session=')
        })

        it('lets nothing through without a session: the page leads to the login and back', async () => {
          const behind = await start(each, { base })
          const before = behind.served()
          behind.login.signOut()
          const headers = { cookie: 'session=1' }
          const page = await behind.get(under('/?status=failed&sort=name'), headers)
          expect(page.body.toString()).toContain('Team login')
          const back = encodeURIComponent(under('/?status=failed&sort=name'))
          expect(page.body.toString()).toContain(`action="/oauth2/start?rd=${back}"`)
          for (const { request } of REFUSAL_CASES) {
            const { headers: own } = request
            await behind.send({ ...moved(request, base), headers: { ...own, ...headers } })
          }
          expect((await behind.send({ target: under(SEARCH_TARGET), headers })).status).toBe(401)
          expect(behind.served()).toBe(before)
          expect(behind.calls).toHaveLength(0)
        })
      })

      it('redirects /jobs to /jobs/ with its query', async () => {
        const behind = await start(each, { base: '/jobs/' })
        const { status, headers } = await behind.get('/jobs?status=failed&q=%2F')
        expect([status, headers.location]).toEqual([302, '/jobs/?status=failed&q=%2F'])
      })

      it('without a session, responds with the redirect of the login, and with 401 to a search', async () => {
        const behind = await start(each, { signIn: 'redirect' })
        behind.login.signOut()
        const headers = { cookie: '' }
        const page = await behind.get('/?status=failed&sort=name', headers)
        expect(page.status).toBe(302)
        const next = new URL(page.headers.location ?? '').searchParams.get('next') ?? ''
        expect(new URL(next).host).toBe(NAME)
        expect(new URL(next).searchParams.get('rd')).toBe('/?status=failed&sort=name')
        const search = await behind.send({ headers })
        expect([search.status, search.headers.location]).toEqual([401, undefined])
      })

      it('sends a foreign name the sentence about the option to set', async () => {
        const behind = await start(each)
        const { status, body } = await behind.get('/', { host: 'other.example.com' })
        expect(status).toBe(403)
        expect(body.toString()).toContain('Add it with --allowed-host or ALLOWED_HOSTS')
      })

      it('redirects http to https', async () => {
        const { plainPort } = await start(each)
        const reply = await send(plainPort, {
          method: 'GET',
          target: '/jobs/?status=failed&sort=name',
          headers: { host: NAME },
        })
        expect([301, 308]).toContain(reply.status)
        expect(reply.headers.location).toMatch(
          new RegExp(`^https://${NAME}(?::\\d+)?/jobs/\\?status=failed&sort=name$`),
        )
      })

      it('passes on the path, the host and the address of the viewer, who can’t make it up', async () => {
        const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = []
        const port = await listen(({ url, headers }, response) => {
          seen.push({ url, headers })
          response.end()
        })
        const behind = await startInFrontOf(port, each, 'page')
        const target = '/jobs/a%2Fb//c?x=%20&y=/../z'
        const host = `${NAME}:8443`
        await behind.get(target, { host, 'x-forwarded-for': '203.0.113.9' })
        expect(seen).toMatchObject([{ url: target, headers: { host } }])
        expect(seen[0]?.headers['x-forwarded-for']).toMatch(/^(?:203\.0\.113\.9, )?127\.0\.0\.1$/)
      })

      const half = '{"training_jobs":['
      it.each([
        ['of known length', { 'content-length': String(half.length + 2) }, half],
        ['in chunks', {}, half],
      ])('streams a response %s', async (_, headers, first) => {
        const responses: ServerResponse[] = []
        const behind = await start(each, {
          respond: (__, response) => {
            responses.push(response)
            response.writeHead(200, { 'content-type': 'application/json', ...headers }).write(first)
          },
        })
        let received = ''
        const ended = new Promise((resolve) => {
          behind.open().once('response', (response) => {
            response.setEncoding('utf8').on('data', (text: string) => (received += text))
            response.once('end', resolve)
          })
        })
        await vi.waitFor(() => expect(received).toBe(first), 10_000)
        responses[0]?.end(']}')
        await ended
        expect(received).toBe(`${first}]}`)
      })

      it('passes on the compressed response, and Baseten’s date', async () => {
        const zipped = gzipSync('{"training_jobs":[]}')
        const date = 'Fri, 02 Jan 2026 03:04:05 GMT'
        const behind = await start(each, {
          respond: respondJson(zipped, { 'content-encoding': 'gzip', date }),
        })
        const reply = await behind.send({ headers: { 'accept-encoding': 'gzip, br' } })
        expect(reply.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-upstream-date': date })
        expect(gunzipSync(reply.body).toString()).toBe('{"training_jobs":[]}')
      })

      it('passes on the errors of the dashboard', async () => {
        const behind = await start(each, {
          respond: (_, response) => response.writeHead(401).end(),
        })
        const reply = await behind.send()
        expect([reply.status, codeOf(reply)]).toEqual([401, 'unauthorized'])
      })

      it('ends the call to Baseten if a viewer cancels a search', async () => {
        let closed = false
        const behind = await start(each, {
          respond: (_, response) => response.once('close', () => (closed = true)),
        })
        const request = behind.open()
        request.on('error', () => {})
        await vi.waitFor(() => expect(behind.calls).toHaveLength(1), 10_000)
        request.destroy()
        await vi.waitFor(() => expect(closed).toBe(true), 10_000)
      })

      it.each([
        ['of known length', { 'content-length': '100' }] as const,
        ...(each.breaksChunks ? [['in chunks', {}] as const] : []),
      ])('never completes a response %s that breaks off', async (_, headers) => {
        const behind = await start(each, {
          respond: (__, response) => {
            response.writeHead(200, { 'content-type': 'application/json', ...headers }).write(half)
            setTimeout(() => response.destroy(), 200)
          },
        })
        await expect(behind.send()).rejects.toThrow('aborted')
      })

      it('waits longer than a minute for the first byte', { timeout: 120_000 }, async () => {
        const port = await listen(
          (_, response) => void setTimeout(() => response.end('late'), 65_000),
        )
        const behind = await startInFrontOf(port, each, 'page')
        expect((await behind.send()).body.toString()).toBe('late')
      })
    },
  )
})
