import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build, createServer, type InlineConfig } from 'vite'
import { demoWorker } from './plugin.ts'

const WORKER = '/* the worker */'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'demo-'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Page</title>')
})
afterEach(() => rm(root, { recursive: true }))

async function makeWorker(): Promise<void> {
  await mkdir(join(root, '.demo'))
  await writeFile(join(root, '.demo/mockServiceWorker.js'), WORKER)
}

function config(): InlineConfig {
  return { root, configFile: false, logLevel: 'silent', plugins: [demoWorker()] }
}

it('puts the worker beside the built page, under its own name', async () => {
  await makeWorker()
  await build({ ...config(), base: './' })
  expect(await readdir(join(root, 'dist'))).toContain('mockServiceWorker.js')
  expect(await readFile(join(root, 'dist/mockServiceWorker.js'), 'utf8')).toBe(WORKER)
})

it('serves the worker in development', async () => {
  await makeWorker()
  const server = await createServer({ ...config(), server: { port: 0, host: '127.0.0.1' } })
  try {
    await server.listen()
    const answer = await fetch(new URL('mockServiceWorker.js', server.resolvedUrls?.local[0]))
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(await answer.text()).toBe(WORKER)
  } finally {
    await server.close()
  }
})

it('says how to make the worker where it is missing', async () => {
  const sentence = 'npx msw init .demo --no-save'
  await expect(build(config())).rejects.toThrow(sentence)
  await expect(createServer(config())).rejects.toThrow(sentence)
})
