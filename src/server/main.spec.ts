import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import { startMockApi } from '#src/demo/server.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { KEY, portOf, send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { buildServer, runServer, startServer } from '#src/testing/server/serverProcess.ts'

let folder: string
beforeAll(async () => {
  folder = await buildServer()
})
afterAll(() => rm(folder, { recursive: true }))

const linesOf = (text: string) => text.trimEnd().split('\n')

async function takePort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  return portOf(other)
}

describe('exit codes', () => {
  it.each([
    [[], {}, 2, /BASETEN_API_KEY .*--demo/],
    [['--prot', '1'], { BASETEN_API_KEY: KEY }, 2, /Unknown option --prot/],
    [['--port', 'x'], { BASETEN_API_KEY: KEY }, 2, /--port must be/],
    [['--host', '0.0.0.0'], { BASETEN_API_KEY: KEY }, 2, /--allowed-host/],
    [
      ['--host', '203.0.113.7', '--allowed-host', 'a.example'],
      { BASETEN_API_KEY: KEY },
      1,
      /--host/,
    ],
  ])('%j with %j: %i, and one sentence', async (args, env, code, sentence) => {
    const { ended, written } = runServer(folder, { args, env })
    expect(await ended).toBe(code)
    expect(linesOf(written.errors)).toEqual([expect.stringMatching(sentence)])
    expect(written.output).toBe('')
    expect(written.errors).not.toContain(KEY)
  })

  it('a port that is taken: 1', async () => {
    const { ended, written } = runServer(folder, {
      args: ['--port', String(await takePort())],
      env: { BASETEN_API_KEY: KEY },
    })
    expect(await ended).toBe(1)
    expect(written.errors).toBe('The port is taken: choose another one with --port.\n')
  })

  it('a missing build: 1', async () => {
    const bare = `${folder}-bare`
    onTestFinished(() => rm(bare, { recursive: true }))
    await mkdir(bare)
    await writeFile(path.join(bare, 'package.json'), '{"type":"module"}')
    await cp(path.join(folder, 'dist-server'), path.join(bare, 'dist-server'), { recursive: true })
    const { ended, written } = runServer(bare, { env: { BASETEN_API_KEY: KEY } })
    expect(await ended).toBe(1)
    expect(linesOf(written.errors)).toEqual([expect.stringMatching(/run npm run build/)])
  })

  it.each([
    ['--help', /^Serves the dashboard[^]*--allowed-host/],
    ['--version', /^7\.8\.9\n$/],
  ])('%s: 0', async (option, output) => {
    const { ended, written } = runServer(folder, { args: [option] })
    expect(await ended).toBe(0)
    expect(written.output).toMatch(output)
    expect(written.errors).toBe('')
  })
})

describe('the start', () => {
  it('prints the address, where the key is from, which API and which base, but not the key', async () => {
    const upstream = await startUpstream()
    const { written, port } = await startServer(folder, upstream.port, { args: ['--base', 'jobs'] })
    await vi.waitFor(() => expect(linesOf(written.output)).toHaveLength(2))
    expect(linesOf(written.output)).toEqual([
      `Dashboard: http://127.0.0.1:${port}/jobs/`,
      `API key from the environment, API http://127.0.0.1:${upstream.port}, base /jobs/`,
    ])
    expect((await send(port, { target: `/jobs${SEARCH_TARGET}` })).status).toBe(200)
  })

  it('reads .env.local in the current folder', async () => {
    const upstream = await startUpstream()
    const cwd = path.join(folder, 'current')
    await mkdir(cwd, { recursive: true })
    await writeFile(
      path.join(cwd, '.env.local'),
      `# comment\nBASETEN_API_KEY="${KEY}"\nBASE_PATH=/file\nPORT=1\n`,
    )
    const { written } = runServer(folder, {
      cwd,
      args: ['--port', '0'],
      env: { BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstream.port}` },
    })
    await vi.waitFor(() => expect(written.output).toContain('API key from .env.local'), 20_000)
    const url = /http:\S+/.exec(written.output)?.[0] ?? ''
    expect(url).toMatch(/\/file\/$/)
    await send(Number(new URL(url).port), { target: `/file${SEARCH_TARGET}` })
    expect(upstream.calls[0]?.headers.authorization).toBe(`Api-Key ${KEY}`)
    expect(written.output).not.toContain(KEY)
  })

  it('with --demo serves simulated jobs without a key', async () => {
    const upstream = await startUpstream()
    const { port, written } = await startServer(folder, upstream.port, {
      args: ['--demo'],
      env: { DEMO_JOBS: '12' },
    })
    const page = await send(port, { method: 'GET', target: '/' })
    expect(page.body.toString()).toContain('&quot;demo&quot;:true')
    const { training_jobs: jobs } = z
      .object({ training_jobs: z.array(z.unknown()) })
      .parse(JSON.parse((await send(port)).body.toString()))
    expect(jobs.length).toBeGreaterThanOrEqual(12)
    expect(written.output).toContain('Demo with 12 simulated jobs, base /')
    expect(upstream.calls).toHaveLength(0)
  })
})

describe('doctor', () => {
  it('checks each endpoint with the key of .env.local, and serves nothing: 0', async () => {
    const mockApi = await startMockApi({ key: KEY, strictStatuses: true })
    onTestFinished(() => mockApi.close())
    const cwd = await mkdtemp(path.join(folder, 'doctor-'))
    await writeFile(path.join(cwd, '.env.local'), `BASETEN_API_KEY=${KEY}\n`)
    const { ended, written } = runServer(folder, {
      cwd,
      args: ['doctor'],
      env: { BASETEN_MANAGEMENT_API_URL_OVERRIDE: mockApi.url },
    })
    expect(await ended).toBe(0)
    expect(linesOf(written.output).at(0)).toBe(`Checking ${mockApi.url}`)
    expect(linesOf(written.output).at(-1)).toBe('All 7 endpoints match the contract.')
    expect(written.output).not.toContain(KEY)
    expect(written.errors).toBe('')
    expect(mockApi.requests).toHaveLength(7)
  })

  it.each([
    [[], {}, 1, /^There is no API key\. Set BASETEN_API_KEY/],
    [['--port', '1'], { BASETEN_API_KEY: KEY }, 2, /^doctor takes no options/],
  ])('with %j and %j: %i, and one sentence', async (args, env, code, sentence) => {
    const { ended, written } = runServer(folder, { args: ['doctor', ...args], env })
    expect(await ended).toBe(code)
    expect(linesOf(written.output + written.errors)).toEqual([expect.stringMatching(sentence)])
  })
})

describe('the log', () => {
  it('has one line per request', async () => {
    const { written, port } = await startServer(folder, (await startUpstream()).port)
    await send(port, { method: 'GET', target: `/?key=${KEY}` })
    await send(port)
    await vi.waitFor(() => expect(linesOf(written.output)).toHaveLength(4))
    expect(linesOf(written.output).slice(2)).toEqual([
      expect.stringMatching(/^GET \/ 200 \d+ ms$/),
      expect.stringMatching(/^POST \/api\/v1\/training_jobs\/search 200 \d+ ms$/),
    ])
  })

  it('with --log json is one object per line, the start included', async () => {
    const { written, port } = await startServer(folder, (await startUpstream()).port, {
      args: ['--log', 'json'],
    })
    await send(port, { method: 'GET', target: `/?key=${KEY}` })
    await vi.waitFor(() => expect(linesOf(written.output)).toHaveLength(3))
    const [address, summary, request] = linesOf(written.output).map(
      (line) => JSON.parse(line) as unknown,
    )
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown
    expect(address).toEqual({ time, message: `Dashboard: http://127.0.0.1:${port}/` })
    expect(summary).toEqual({ time, message: expect.stringMatching(/^API key from/) as unknown })
    const ms = expect.any(Number) as unknown
    expect(request).toEqual({ time, method: 'GET', route: '/', status: 200, ms })
  })
})

it('/healthz is a 503 on a connection that is open during the shutdown', async () => {
  const upstream = await startUpstream((_, response) => {
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')
    }, 1_000)
  })
  const { child, port, ended } = await startServer(folder, upstream.port)
  const socket = net.connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (data) => (received += data.toString()))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(
    `POST ${SEARCH_TARGET} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  )
  await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  socket.write('GET /healthz HTTP/1.1\r\nHost: balancer\r\n\r\n')
  await closed
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503'])
  expect(await ended).toBe(143)
})
