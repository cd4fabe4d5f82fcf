import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '#src/proxy/config.ts'
import type { LoggedRequest } from '#src/proxy/middleware.ts'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { rawHead, REFUSAL_CASES, SMUGGLED_HEADERS } from '#src/testing/proxy/refusalCases.ts'
import {
  codeOf,
  KEY,
  listen,
  send,
  sendRaw,
  startUpstream,
} from '#src/testing/proxy/testServers.ts'
import { createListener } from './server.ts'

const PAGE = '<!doctype html><meta name="config" content="{}" /><title>Training jobs</title>'
const SCRIPT = `export const text = '${'x'.repeat(500)}'`

/** Creates a folder with a build, and a secret next to it. */
async function makeBuild(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'server-spec-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const folder = path.join(root, 'dist')
  await mkdir(path.join(folder, 'assets'), { recursive: true })
  const files: Record<string, string | Buffer> = {
    'index.html': PAGE,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/page-B2x.js': SCRIPT,
    'assets/page-B2x.js.br': brotliCompressSync(SCRIPT),
    'assets/page-B2x.js.gz': gzipSync(SCRIPT),
    'assets/page-B2x.js.map': '{}',
    'assets/page-B2x.css': 'a {}',
    'assets/geist-B2x.woff2': 'font',
    '.env.local': 'SECRET=1',
    '../secret.txt': 'SECRET=1',
  }
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content)
  }
  return folder
}

interface StartOptions {
  readonly base?: string
  readonly allowedHosts?: readonly string[]
  readonly isShuttingDown?: () => boolean
  /** The API's response. */
  readonly respond?: RequestListener
  readonly timeoutMs?: number
}

async function start({
  base = '/',
  allowedHosts = [],
  isShuttingDown,
  respond,
  timeoutMs = 2_000,
}: StartOptions = {}) {
  const upstream = await startUpstream(respond)
  const folder = await makeBuild()
  const log: LoggedRequest[] = []
  const env = {
    BASETEN_API_KEY: KEY,
    BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstream.port}`,
  }
  const listener = createListener(
    {
      folder,
      proxy: { ...readConfig(env, timeoutMs), allowedHosts },
      page: { base, demo: false },
      log: (request) => log.push(request),
    },
    isShuttingDown,
  )
  const port = await listen(listener)
  const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    send(port, { method, target, headers })
  return { port, folder, log, calls: upstream.calls, get }
}

describe.each(['/', '/jobs/', '/tools/jobs/'])('under %s', (base) => {
  const under = (target: string) => base.slice(0, -1) + target

  it.each(REFUSAL_CASES)(
    'refuses with $status $code: $request',
    async ({ status, code, request }) => {
      const { port, calls, log } = await start({ base })
      const reply = await send(port, { ...request, target: under(request.target ?? SEARCH_TARGET) })
      expect(reply.status).toBe(status)
      if (request.method !== 'HEAD') expect(codeOf(reply)).toBe(code)
      expect(reply.headers).toMatchObject({
        'content-type': 'application/json',
        'cache-control': 'no-store',
        ...SECURITY_HEADERS,
      })
      expect(Object.keys(reply.headers).join()).not.toContain('access-control')
      expect(calls).toHaveLength(0)
      expect(log.map((each) => each.status)).toEqual([status])
    },
  )

  const target = under(SEARCH_TARGET)

  it.each(SMUGGLED_HEADERS)('refuses a request smuggled with %s', async (_, header) => {
    const { port, calls } = await start({ base })
    const second = `0\r\n\r\n${rawHead('Content-Length: 2\r\nConnection: close', target)}{}`
    const statuses = (await sendRaw(port, rawHead(header, target) + second)).match(
      /(?<=HTTP\/1\.1 )\d/g,
    )
    expect(new Set(statuses)).toEqual(new Set(['4']))
    expect(calls).toHaveLength(0)
  })

  it.each([
    ['two Hosts', rawHead('Host: evil.example\r\nContent-Length: 2', target), 403],
    ['no Host', `POST ${target} HTTP/1.0\r\nContent-Length: 2\r\n\r\n`, 403],
    ['an absolute URL', rawHead('Content-Length: 2', `http://localhost${target}`), 404],
  ])('refuses %s', async (_, head, status) => {
    const { port, calls } = await start({ base })
    const text = await sendRaw(
      port,
      `${head.replace('HTTP/1.1\r\n', 'HTTP/1.1\r\nConnection: close\r\n')}{}`,
    )
    expect(text.slice(0, 12)).toBe(`HTTP/1.1 ${status}`)
    expect(calls).toHaveLength(0)
  })

  it('refuses a body of unknown length over 64 KiB, and one that is late', async () => {
    const { port, calls } = await start({ base, timeoutMs: 80 })
    const large = `10800\r\n${' '.repeat(0x10800)}\r\n0\r\n\r\n`
    const chunked = rawHead('Transfer-Encoding: chunked\r\nConnection: close', target)
    expect(await sendRaw(port, chunked + large)).toMatch(/^HTTP\/1\.1 413 [^]*"too_large"/)
    expect(await sendRaw(port, `${rawHead('Content-Length: 2', target)}{`)).toMatch(
      /^HTTP\/1\.1 408 [^]*"body_timeout"/,
    )
    expect(calls).toHaveLength(0)
  })

  it('sends the API the key and the validated body, and nothing else of the browser’s', async () => {
    const { port, calls } = await start({ base })
    const headers = {
      authorization: 'Api-Key of-the-browser',
      cookie: 'session=1',
      'x-forwarded-for': '10.0.0.1',
      'x-anything': '1',
    }
    await send(port, { target, headers, body: ' { "job_id" : "j1" , "job_id" : "j2" } ' })
    expect(calls[0]).toMatchObject({ target: '/v1/training_jobs/search', body: '{"job_id":"j2"}' })
    expect(Object.keys(calls[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(calls[0]?.headers.authorization).toBe(`Api-Key ${KEY}`)
  })

  it('forwards neither redirects nor headers of the API, nor the key in an error', async () => {
    const elsewhere = await startUpstream()
    const redirected = await start({
      base,
      respond: (_, response) =>
        response
          .writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}${SEARCH_TARGET}` })
          .end(),
    })
    const redirect = await send(redirected.port, { target })
    expect([redirect.status, codeOf(redirect)]).toEqual([502, 'upstream_redirect'])
    expect(redirect.headers).not.toHaveProperty('location')
    expect(elsewhere.calls).toHaveLength(0)

    const failing = await start({
      base,
      respond: (_, response) =>
        response
          .writeHead(401, { 'content-type': 'application/json', 'set-cookie': 'a=1', 'x-b': KEY })
          .end(JSON.stringify({ error: `No: ${KEY}` })),
    })
    const failed = await send(failing.port, { target })
    expect(failed.status).toBe(401)
    expect(failed.body.toString()).toContain('No: [key]')
    expect(failed.headers).toMatchObject(SECURITY_HEADERS)
    expect(JSON.stringify(failed.headers)).not.toMatch(/set-cookie|x-b/)
    expect(JSON.stringify([failed.headers, failed.body.toString()])).not.toContain(KEY)
  })

  it('serves the page, its files and the search', async () => {
    const { port, get, calls } = await start({ base })
    const page = await get(base)
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body.toString()).toContain(`content="{&quot;base&quot;:&quot;${base}&quot;`)
    expect((await get(under('/assets/page-B2x.js'))).body.toString()).toBe(SCRIPT)
    expect((await send(port, { target: under(SEARCH_TARGET) })).status).toBe(200)
    expect(calls).toHaveLength(1)
  })

  it.each(['/index.html', '/?x=1', '/%69ndex.html'])(
    'serves the same page at %s',
    async (target) => {
      const { get } = await start({ base })
      expect((await get(under(target))).body).toEqual((await get(base)).body)
    },
  )
})

describe('under /jobs/', () => {
  it.each([
    ['/jobs', '/jobs/'],
    [
      '/jobs?status=failed&q=%2F%0d%0a//evil.example',
      '/jobs/?status=failed&q=%2F%0d%0a//evil.example',
    ],
  ])('redirects %s to %s', async (target, location) => {
    const { get } = await start({ base: '/jobs/' })
    const reply = await get(target)
    expect(reply.status).toBe(302)
    expect(reply.headers).toMatchObject({ location, ...SECURITY_HEADERS })
  })

  it.each([
    '/',
    '/index.html',
    '/assets/page-B2x.js',
    '/jobs2/',
    '/Jobs/',
    '//jobs/',
    '/other/jobs/',
  ])('serves nothing at %s, and says where the dashboard is', async (target) => {
    const { get } = await start({ base: '/jobs/' })
    const reply = await get(target)
    expect(reply.status).toBe(404)
    expect(reply.body.toString()).toContain('The dashboard is at /jobs/')
  })

  it('searches nowhere else', async () => {
    const { port, calls } = await start({ base: '/jobs/' })
    for (const target of [SEARCH_TARGET, `/jobs${SEARCH_TARGET}/`, `/jobs/jobs${SEARCH_TARGET}`]) {
      expect((await send(port, { target })).status).not.toBe(200)
    }
    expect(calls).toHaveLength(0)
  })
})

describe('the page', () => {
  it('has an ETag that saves its second transfer, for every coding', async () => {
    const { get } = await start()
    const { headers } = await get('/', { 'accept-encoding': 'br' })
    expect(headers).toMatchObject({
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      ...SECURITY_HEADERS,
    })
    const etag = headers.etag ?? ''
    for (const tags of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const second = await get('/', { 'if-none-match': tags })
      expect([second.status, second.body.length, second.headers.etag]).toEqual([304, 0, etag])
    }
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is compressed as the browser accepts', async () => {
    const { get } = await start()
    const plain = await get('/')
    const brotli = await get('/', { 'accept-encoding': 'gzip, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
    const gzip = await get('/', { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body)).toEqual(plain.body)
  })
})

describe('files', () => {
  it.each([
    ['/favicon.svg', 'image/svg+xml', 'no-cache'],
    ['/assets/page-B2x.js', 'text/javascript', 'public, max-age=31536000, immutable'],
    ['/assets/page-B2x.css', 'text/css', 'public, max-age=31536000, immutable'],
    ['/assets/page-B2x.js.map', 'application/json', 'public, max-age=31536000, immutable'],
    ['/assets/geist-B2x.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ])('have their type and caching: %s', async (target, type, caching) => {
    const { get } = await start()
    const reply = await get(target)
    expect(reply.status).toBe(200)
    expect(reply.headers).toMatchObject({
      'content-type': type,
      'cache-control': caching,
      'content-length': String(reply.body.length),
      ...SECURITY_HEADERS,
    })
    const second = await get(target, { 'if-none-match': reply.headers.etag ?? '' })
    expect([second.status, second.body.length]).toEqual([304, 0])
  })

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['identity', undefined],
  ])('with Accept-Encoding %j have the coding %s', async (accepted, coding) => {
    const { get } = await start()
    const { headers, body } = await get('/assets/page-B2x.js', { 'accept-encoding': accepted })
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'content-type': 'text/javascript' })
    expect(headers['content-encoding']).toBe(coding)
    const decoded =
      coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
    expect(decoded.toString()).toBe(SCRIPT)
  })

  it.each(['/', '/favicon.svg', '/assets/page-B2x.js'])(
    'send the head alone for HEAD: %s',
    async (target) => {
      const { get } = await start()
      const accept = { 'accept-encoding': 'br' }
      const whole = await get(target, accept)
      const head = await get(target, accept, 'HEAD')
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' })
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuse %s', async (method) => {
    const { get } = await start()
    const reply = await get('/favicon.svg', {}, method)
    expect(reply.status).toBe(405)
    expect(reply.headers.allow).toBe('GET, HEAD')
  })

  it.each(['bytes=5-2', 'bytes=0-1', 'bytes=-5', 'bytes=999999-', 'bytes=x', 'lines=1'])(
    'are sent whole for Range: %s',
    async (range) => {
      const { get } = await start()
      const reply = await get('/assets/page-B2x.js', { range })
      expect([reply.status, reply.body.toString()]).toEqual([200, SCRIPT])
    },
  )

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/%252e%252e/secret.txt',
    '/favicon.svg%00',
    '/..%00/secret.txt',
    '/.env.local',
    '/%2eenv.local',
    '/assets',
    '/assets/',
    '/assets/../favicon.svg',
    '/assets//page-B2x.js',
    '/FAVICON.svg',
    '/%',
    '/%zz',
    '/__proto__',
    '/constructor',
    '/missing.js',
  ])('outside the build, and folders, are 404: %s', async (target) => {
    const { port, get } = await start()
    const reply = await sendRaw(
      port,
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect(reply).toMatch(/^HTTP\/1\.1 404 /)
    expect(reply).not.toContain('SECRET')
    expect((await get('/')).status).toBe(200)
  })

  it('that are deleted while the server runs fail alone', async () => {
    const { folder, get } = await start()
    await rm(path.join(folder, 'assets/page-B2x.js'))
    await expect(get('/assets/page-B2x.js')).rejects.toThrow('hang up')
    expect((await get('/assets/page-B2x.css')).status).toBe(200)
  })

  it('of a build without a page are not served: the start fails with a sentence', async () => {
    const folder = await makeBuild()
    await rm(path.join(folder, 'index.html'))
    const options = {
      folder,
      proxy: readConfig({ BASETEN_API_KEY: KEY }),
      page: { base: '/', demo: false },
      log: () => {},
    }
    expect(() => createListener(options)).toThrow(/^The built page is missing: run npm run build/)
  })
})

/** Returns the statuses of the page, the redirect to it, what is outside, a file and a search. */
const statuses = async (allowedHosts: readonly string[], host: string) => {
  const { port, get } = await start({ base: '/jobs/', allowedHosts })
  const replies = [
    await get('/jobs/', { host }),
    await get('/jobs', { host }),
    await get('/', { host }),
    await get('/jobs/assets/page-B2x.js', { host }),
    await send(port, { target: `/jobs${SEARCH_TARGET}`, headers: { host } }),
  ]
  return replies.map(({ status }) => status)
}

describe('the host', () => {
  it.each(['localhost', '127.0.0.1:80', '[::1]', 'jobs.example.com', 'JOBS.example.com:8443'])(
    '%s is served',
    async (host) => {
      expect(await statuses(['jobs.example.com'], host)).toEqual([200, 302, 404, 200, 200])
    },
  )

  it.each(['evil.example', 'jobs.example.com.evil.example', 'example.com', '10.0.0.7'])(
    '%s is refused everywhere, with the option to set',
    async (host) => {
      expect(await statuses(['jobs.example.com'], host)).toEqual([403, 403, 403, 403, 403])
      const { get } = await start()
      expect((await get('/', { host })).body.toString()).toContain('--allowed-host')
    },
  )

  it('is refused if there are two', async () => {
    const { port } = await start({ base: '/jobs/' })
    for (const target of ['/jobs/', '/jobs']) {
      const head = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n`
      expect(await sendRaw(port, `${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /)
    }
  })
})

describe('/healthz', () => {
  it.each([
    ['/', '/healthz', 'localhost'],
    ['/jobs/', '/healthz', 'evil.example'],
    ['/jobs/', '/healthz?from=balancer', '10.0.0.7'],
  ])('under %s is ok at %s for the host %s, without a call', async (base, target, host) => {
    const { get, calls } = await start({ base })
    const reply = await get(target, { host })
    expect([reply.status, reply.body.toString()]).toEqual([200, 'ok'])
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', ...SECURITY_HEADERS })
    expect(calls).toHaveLength(0)
  })

  it('is a 503 while the server shuts down', async () => {
    const { get } = await start({ isShuttingDown: () => true })
    const reply = await get('/healthz')
    expect(reply.status).toBe(503)
    expect(reply.headers.connection).toBe('close')
  })

  it('is not part of the base', async () => {
    const { get } = await start({ base: '/jobs/' })
    expect((await get('/jobs/healthz')).status).toBe(404)
  })
})

it('logs the route of each request, without query, ID, key and unknown paths', async () => {
  const { port, get, log } = await start({ base: '/jobs/' })
  await get('/healthz')
  await get('/jobs/?job=1d')
  await get('/jobs/favicon.svg?v=1')
  await get('/jobs/assets/page-B2x.js')
  await send(port, { target: `/jobs${SEARCH_TARGET}`, body: '{"job_id":"1d"}' })
  await get(`/jobs/api/v1/training_jobs/${KEY}`)
  await get(`/jobs/${KEY}`)
  await get(`/${KEY}`)
  await get('/jobs/', { host: 'evil.example' })
  expect(log.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
    'GET /healthz 200',
    'GET / 200',
    'GET /favicon.svg 200',
    'GET /assets/* 200',
    'POST /api/v1/training_jobs/search 200',
    'GET /api/* 404',
    'GET * 404',
    'GET * 404',
    'GET * 403',
  ])
  for (const { ms } of log) expect(ms).toBeGreaterThanOrEqual(0)
})
