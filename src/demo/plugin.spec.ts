import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, createServer, type InlineConfig } from 'vite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { demoWorker } from './plugin.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'demo-'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Page</title>')
})
afterEach(() => rm(root, { recursive: true }))

function config(): InlineConfig {
  return { root, configFile: false, logLevel: 'silent', plugins: [demoWorker()] }
}

it('adds MSW’s worker to the build, under its own name', async () => {
  await build({ ...config(), base: './' })
  const worker = await readFile(join(root, 'dist/mockServiceWorker.js'), 'utf8')
  expect(worker).toBe(await readFile('node_modules/msw/lib/mockServiceWorker.js', 'utf8'))
})

it('serves the worker in development', async () => {
  const server = await createServer({ ...config(), server: { port: 0, host: '127.0.0.1' } })
  try {
    await server.listen()
    const response = await fetch(new URL('mockServiceWorker.js', server.resolvedUrls?.local[0]))
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(await response.text()).toContain('MOCK_ACTIVATE')
  } finally {
    await server.close()
  }
})
