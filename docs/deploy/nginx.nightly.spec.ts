import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http2 from 'node:http2'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { codeOf, send } from '#src/testing/proxy/testServers.ts'
import { findProgram } from '../../.ci/debianProgram.mjs'
import { useServer } from './servers.ts'
import { startNginx } from './startNginx.ts'
import { KEY, SITE, Upstream } from './support.ts'

const nginx = findProgram('nginx', '-v')

/** Waits for the start of a second, because responses are shared within one. */
const nextSecond = () => new Promise((done) => setTimeout(done, 1_000 - (Date.now() % 1_000)))

describe.skipIf(nginx === undefined)(
  'nginx under load: needs nginx, or Debian’s package of it',
  () => {
    const { upstream, port } = useServer({ command: nginx, start: startNginx })

    const post = (body: string, headers = {}) => send(port(), { body, headers })
    const postAll = (bodies: readonly string[]) => Promise.all(bodies.map((body) => post(body)))

    it('shares one call among identical requests within a second', async () => {
      upstream.respond = (_, response) => {
        const body = '{"training_jobs":[]}'
        setTimeout(
          () => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
          100,
        )
      }
      await nextSecond()
      const responses = await postAll(Array.from({ length: 20 }, () => '{"job_id":"same"}'))
      expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
      expect(upstream.calls).toHaveLength(1)
    })

    it('shares a failure the same way, but never into the next second', async () => {
      upstream.respond = (_, response) => response.writeHead(503).end()
      await nextSecond()
      const responses = await postAll(Array.from({ length: 10 }, () => '{"job_id":"down"}'))
      expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([503]))
      expect(upstream.calls).toHaveLength(1)
      upstream.reset()
      await nextSecond()
      expect((await post('{"job_id":"down"}')).status).toBe(200)
    })

    it('shares nothing among searches that differ, in a letter or in their content coding', async () => {
      await nextSecond()
      await postAll(['{"job_id":"a"}', '{"job_id":"b"}', '{"job_id":"a" }'])
      await post('{"job_id":"a"}', { 'accept-encoding': 'gzip' })
      expect(upstream.calls).toHaveLength(4)
    })

    it('sends Baseten fewer than 100 requests a second, and gives the others a time to retry', async () => {
      const times: number[] = []
      upstream.respond = (_, response) => {
        times.push(performance.now())
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')
      }
      const responses = await postAll(Array.from({ length: 250 }, (_, i) => `{"job_id":"n${i}"}`))
      const refused = responses.filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThan(100)
      expect(times.length + refused.length).toBe(250)
      const max = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length)
      expect(Math.max(...max)).toBeLessThan(100)
      const [first] = refused
      if (first === undefined) throw new Error('None was refused')
      expect(codeOf(first)).toBe('rate_limited')
      expect(JSON.parse(first.body.toString())).toMatchObject({ retry_after: 1 })
      expect(first.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' })
    })
  },
)

const openssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(nginx === undefined || !openssl)(
  'nginx over TLS: needs nginx, or Debian’s package of it, and openssl',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-tls-'))
    const own = makeCertificate(folder, 'own', '127.0.0.1')
    const other = makeCertificate(folder, 'other', 'elsewhere.example')
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    /** Starts nginx in front of a mock API with a certificate, trusting this authority. */
    async function start(certificate: Certificate, authority: string) {
      const files = { key: readFileSync(certificate.key), cert: readFileSync(certificate.chain) }
      const upstream = new Upstream((listener) => https.createServer(files, listener))
      const address = `https://127.0.0.1:${await upstream.start()}`
      const server = await startNginx(nginx ?? '', {
        upstream: address,
        certificate: { ...own, authority },
      })
      onTestFinished(async () => {
        await server.stop()
        upstream.stop()
      })
      const session = http2.connect(`https://127.0.0.1:${server.port}`, {
        ca: readFileSync(own.chain),
      })
      onTestFinished(() => session.close())
      return { upstream, session }
    }

    it('serves the page and the search by HTTP/2', async () => {
      const { upstream, session } = await start(own, own.chain)
      const page = await request(session, { ':path': '/?job=x' })
      expect(page.headers).toMatchObject({ ':status': 200, ...SECURITY_HEADERS })
      expect(page.body).toBe(SITE['index.html'])
      expect((await request(session, search)).headers[':status']).toBe(200)
      expect(upstream.calls).toMatchObject([{ headers: { authorization: `Api-Key ${KEY}` } }])
    })

    it.each([
      ['path', { ':path': `${SEARCH_TARGET}?x` }, 404],
      ['method', { ':method': 'PUT' }, 405],
      ['origin', { origin: 'https://evil.example' }, 403],
      ['site', { 'sec-fetch-site': 'same-site' }, 403],
      ['type', { 'content-type': 'text/plain' }, 415],
      ['host', { ':authority': 'evil.example' }, 403],
    ])('rejects a foreign %s too', async (_, wrong, status) => {
      const { upstream, session } = await start(own, own.chain)
      expect((await request(session, { ...search, ...wrong })).headers[':status']).toBe(status)
      expect(upstream.calls).toHaveLength(0)
    })

    it.each([
      ['no authority has signed', own, other.chain],
      ['is for another name', other, other.chain],
    ])('sends nothing to a Baseten whose certificate %s', async (_, certificate, authority) => {
      const { upstream, session } = await start(certificate, authority)
      const reply = await request(session, search)
      expect(reply.headers[':status']).toBe(502)
      expect(reply.body).toContain('upstream_unreachable')
      expect(upstream.calls).toHaveLength(0)
    })
  },
)

interface Certificate {
  readonly chain: string
  readonly key: string
}

function makeCertificate(folder: string, name: string, host: string): Certificate {
  const [chain, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)]
  const alternative = /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`
  const what = `-subj /CN=${host} -addext subjectAltName=${alternative} -keyout ${key} -out ${chain}`
  const how = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
  const { status, stderr } = spawnSync('openssl', `req ${how} ${what}`.split(' '), {
    encoding: 'utf8',
  })
  if (openssl && status !== 0) throw new Error(stderr)
  return { chain, key }
}

const search = { ':method': 'POST', ':path': SEARCH_TARGET, 'content-type': 'application/json' }

async function request(session: http2.ClientHttp2Session, headers: http2.OutgoingHttpHeaders) {
  const stream = session.request(headers)
  stream.end(headers[':method'] === undefined ? undefined : '{}')
  const responded = new Promise<http2.IncomingHttpHeaders>((resolve) =>
    stream.once('response', resolve),
  )
  return { headers: await responded, body: await text(stream) }
}
