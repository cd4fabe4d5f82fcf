import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createServer,
  type InlineConfig,
  resolveConfig,
  type ServerOptions,
  type ViteDevServer,
} from 'vite'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { codeOf, KEY, portOf, send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { trainingJobsProxy, type ProxyOptions } from './plugin.ts'

async function makeSite(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'proxy-plugin-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await writeFile(join(root, 'index.html'), '<p>page</p>')
  return root
}

interface Running {
  readonly server: ViteDevServer
  readonly port: number
}

function settings(root: string, options: ProxyOptions): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, ws: false },
    plugins: [trainingJobsProxy(options)],
  }
}

async function startDev(root: string, options: ProxyOptions): Promise<Running> {
  const server = await createServer(settings(root, options))
  onTestFinished(() => server.close())
  await server.listen()
  return { server, port: portOf(server.httpServer ?? missing()) }
}

function missing(): never {
  throw new Error('There is no server')
}

async function startAll() {
  const upstream = await startUpstream()
  const log: string[] = []
  const env = {
    BASETEN_API_KEY: KEY,
    BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstream.port}`,
  }
  const running = await startDev(await makeSite(), { env, log: (line) => log.push(line) })
  return { ...running, log, calls: upstream.calls }
}

describe('under vite dev', () => {
  it('searches and serves the page, bound to 127.0.0.1', async () => {
    const { server, port, log, calls } = await startAll()
    expect(server.httpServer?.address()).toMatchObject({ address: '127.0.0.1' })
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${port}`
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }
      const body = JSON.stringify({ job_id: name })
      expect((await send(port, { headers, body })).status).toBe(200)
      const page = await send(port, {
        method: 'GET',
        target: '/',
        headers: { host, accept: 'text/html' },
      })
      expect(page.status).toBe(200)
      expect(page.body.toString()).toContain('<p>page</p>')
    }
    expect(calls).toHaveLength(2)
    expect(log).toHaveLength(2)
  })

  // Vite's own check accepts every IP address and every name under localhost.
  it.each(['evil.example', '192.168.0.7:5173', 'evil.localhost'])(
    'refuses the Host %s for the page and the proxy',
    async (host) => {
      const { port, calls } = await startAll()
      const responses = [
        await send(port, { headers: { host } }),
        await send(port, { method: 'GET', target: '/', headers: { host, accept: 'text/html' } }),
      ]
      expect(responses.map(({ status }) => status)).toEqual([403, 403])
      expect(responses.map(codeOf)).toEqual(['foreign_host', 'foreign_host'])
      expect(calls).toHaveLength(0)
    },
  )

  it('does not allow other local pages through Vite’s CORS', async () => {
    const { port, calls } = await startAll()
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' }
    const responses = [
      await send(port, { method: 'OPTIONS', headers }),
      await send(port, { headers }),
      await send(port, { method: 'GET', target: '/api', headers }),
    ]
    expect(responses.map(({ status }) => status)).toEqual([405, 403, 404])
    for (const response of responses) {
      expect(response.headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect(calls).toHaveLength(0)
  })

  it('lets no page of another local port read a file or frame the page', async () => {
    const { port } = await startAll()
    const headers = { origin: 'http://localhost:3000', accept: 'text/html' }
    const page = await send(port, { method: 'GET', target: '/', headers })
    expect(page.status).toBe(200)
    expect(page.headers).not.toHaveProperty('access-control-allow-origin')
    expect(page.headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('allows the host names in ALLOWED_HOSTS', async () => {
    const env = { BASETEN_API_KEY: KEY, ALLOWED_HOSTS: 'jobs.example.com' }
    const { port } = await startDev(await makeSite(), { env, log: vi.fn<() => void>() })
    const statusOf = async (host: string) =>
      (await send(port, { method: 'GET', target: '/', headers: { host, accept: 'text/html' } }))
        .status
    expect(await statusOf('jobs.example.com:80')).toBe(200)
    expect(await statusOf('evil.example')).toBe(403)
  })

  it('does not start with an invalid key, and does not print it', async () => {
    const starting = startDev(await makeSite(), { env: { BASETEN_API_KEY: '"s3cret"' } })
    await expect(starting).rejects.toThrow(/BASETEN_API_KEY contains a space/)
    await expect(starting).rejects.not.toThrow(/s3cret/)
  })

  it('reads .env.local, but prefers the environment', async () => {
    const upstream = await startUpstream()
    const root = await makeSite()
    await writeFile(
      join(root, '.env.local'),
      `BASETEN_API_KEY=of-the-file\nBASETEN_MANAGEMENT_API_URL_OVERRIDE=http://127.0.0.1:${upstream.port}\n`,
    )
    vi.stubEnv('BASETEN_API_KEY', undefined)
    vi.stubEnv('BASETEN_MANAGEMENT_API_URL_OVERRIDE', undefined)
    onTestFinished(() => void vi.unstubAllEnvs())
    await send((await startDev(root, { log: vi.fn<() => void>() })).port)
    vi.stubEnv('BASETEN_API_KEY', 'of-the-environment')
    await send((await startDev(root, { log: vi.fn<() => void>() })).port)
    expect(upstream.calls.map(({ headers }) => headers.authorization)).toEqual([
      'Api-Key of-the-file',
      'Api-Key of-the-environment',
    ])
  })
})

/** Returns the host that the dev server binds to. */
async function hostOf(server: ServerOptions) {
  const plugins = [trainingJobsProxy()]
  const config = await resolveConfig({ configFile: false, plugins, server }, 'serve')
  return config.server.host
}

describe('the host', () => {
  it('is 127.0.0.1 by default', async () => {
    expect(await hostOf({})).toBe('127.0.0.1')
  })

  it('is the user’s if they set one', async () => {
    expect(await hostOf({ host: '0.0.0.0' })).toBe('0.0.0.0')
  })
})
