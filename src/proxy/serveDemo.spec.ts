import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { preview } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import { KEY, listen, portOf, send } from '#src/testing/proxy/testServers.ts'
import { trainingJobsProxy } from './plugin.ts'
import { isDemoBuilt, serveDemo } from './serveDemo.ts'

async function makeFolder(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'demo-'))
  onTestFinished(() => rm(root, { recursive: true }))
  return root
}

async function buildDemo(): Promise<string> {
  const root = await makeFolder()
  await mkdir(path.join(root, 'dist-demo/assets'), { recursive: true })
  await mkdir(path.join(root, 'dist'))
  await writeFile(path.join(root, 'secret.txt'), 'secret')
  await mkdir(path.join(root, 'dist-demo-2'))
  await writeFile(path.join(root, 'dist-demo-2/secret.txt'), 'secret')
  await writeFile(path.join(root, 'dist/index.html'), '<p>page</p>')
  await writeFile(path.join(root, 'dist-demo/index.html'), '<p>demo</p>')
  await writeFile(path.join(root, 'dist-demo/assets/page-1.js'), 'run()')
  return root
}

async function serve(root: string): Promise<number> {
  const handle = serveDemo(path.join(root, 'dist-demo'))
  return listen((request, response) =>
    handle(request, response, () => response.writeHead(404).end('next')),
  )
}

const get = (port: number, target: string) => send(port, { method: 'GET', target, body: '' })

it('serves the files of the build below /demo/, with the page’s policy except Trusted Types', async () => {
  const port = await serve(await buildDemo())
  const page = await get(port, '/demo/?status=running')
  expect(page.status).toBe(200)
  expect(page.body.toString()).toBe('<p>demo</p>')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.headers['content-security-policy']).not.toContain('trusted-types')
  const script = await get(port, '/demo/assets/page-1.js')
  expect(script.body.toString()).toBe('run()')
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
})

it('redirects to the path with a slash, which relative URLs need', async () => {
  const { status, headers } = await get(await serve(await buildDemo()), '/demo')
  expect([status, headers.location]).toEqual([302, '/demo/'])
})

it.each([
  '/',
  '/demo/missing.js',
  '/demo/../secret.txt',
  '/demo/%2e%2e/secret.txt',
  '/demo/assets/../../secret.txt',
  '/demo/..%2fsecret.txt',
  '/demo/..',
  '/demo/assets',
  '/demo//etc/passwd',
  '/demo/..\\secret.txt',
  '/demo/../dist-demo-2/secret.txt',
  `/demo/${'long'.repeat(1000)}`,
  '/demonstration',
])('passes %s to the next middleware', async (target) => {
  const { status, body } = await get(await serve(await buildDemo()), target)
  expect([status, body.toString()]).toEqual([404, 'next'])
})

it('passes other methods to the next middleware', async () => {
  const port = await serve(await buildDemo())
  expect((await send(port, { method: 'POST', target: '/demo/', body: '' })).status).toBe(404)
})

it('serves the files of a later build', async () => {
  const root = await buildDemo()
  const port = await serve(root)
  expect((await get(port, '/demo/assets/page-2.js')).status).toBe(404)
  await rename(
    path.join(root, 'dist-demo/assets/page-1.js'),
    path.join(root, 'dist-demo/assets/page-2.js'),
  )
  expect((await get(port, '/demo/assets/page-2.js')).body.toString()).toBe('run()')
  expect((await get(port, '/demo/assets/page-1.js')).status).toBe(404)
})

it('detects a missing build', async () => {
  expect(isDemoBuilt(path.join(await buildDemo(), 'dist-demo'))).toBe(true)
  expect(isDemoBuilt(path.join(await makeFolder(), 'dist-demo'))).toBe(false)
})

/** Returns a preview server's response to a search, and its page at /demo/. */
async function previewOf(root: string, apiKey: string) {
  const demo = path.join(root, 'dist-demo')
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'silent',
    preview: { port: 0 },
    plugins: [trainingJobsProxy({ env: { BASETEN_API_KEY: apiKey }, demo, log: () => {} })],
  })
  onTestFinished(() => server.close())
  const port = portOf(server.httpServer)
  return { port, page: await get(port, '/demo/') }
}

it('is served by the preview server if there is no key, and the error mentions it', async () => {
  const { port, page } = await previewOf(await buildDemo(), '')
  expect(page.body.toString()).toBe('<p>demo</p>')
  const { status, body } = await send(port)
  expect(status).toBe(503)
  expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'no_api_key', demo: true } })
})

it('is not served if there is a key', async () => {
  const { page } = await previewOf(await buildDemo(), KEY)
  expect(page.body.toString()).toBe('<p>page</p>')
})

it('is not mentioned if it is not built', async () => {
  const root = await buildDemo()
  await rm(path.join(root, 'dist-demo'), { recursive: true })
  const { port } = await previewOf(root, '')
  const { body } = await send(port)
  expect(body.toString()).toContain('"no_api_key"')
  expect(body.toString()).not.toContain('demo')
})
