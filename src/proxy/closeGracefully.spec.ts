import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { KEY, open, send, startUpstream } from './testServers.ts'

const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))

/** `vite preview` with the product's own configuration, in a process of its own. */
async function startPreview(upstreamPort: number) {
  const outDir = await mkdtemp(join(tmpdir(), 'close-gracefully-'))
  onTestFinished(() => rm(outDir, { recursive: true }))
  await writeFile(join(outDir, 'index.html'), '<p>page</p>')
  const child = spawn(process.execPath, [VITE, 'preview', '--port', '0', '--outDir', outDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      BASETEN_API_KEY: KEY,
      BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstreamPort}`,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await vi.waitFor(
    () => {
      // The address is printed in colour.
      const found = /127\.0\.0\.1:\D*(\d+)/.exec(output)?.[1]
      if (found === undefined) throw new Error(`There is no address in: ${output}`)
      return Number(found)
    },
    { timeout: 20_000 },
  )
  return { child, port, ended }
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('lets the answers under way finish, takes no new search, and ends', async () => {
    const upstream = await startUpstream((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"training_jobs":')
      setTimeout(() => response.end('[]}'), 1_000)
    })
    const { child, port, ended } = await startPreview(upstream.port)
    const answer = send(port)
    await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
    child.kill(signal)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await expect(send(port, { body: '{"job_id":"late"}' })).rejects.toThrow('ECONNREFUSED')
    expect((await answer).body.toString()).toBe('{"training_jobs":[]}')
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(upstream.calls).toHaveLength(1)
  })
})

it('waits 5 s at most for an answer', async () => {
  const upstream = await startUpstream(() => {})
  const { child, port, ended } = await startPreview(upstream.port)
  const broken = new Promise((resolve) => open(port).once('error', resolve))
  await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
  const start = performance.now()
  child.kill('SIGTERM')
  await ended
  expect(performance.now() - start).toBeLessThan(8_000)
  expect(performance.now() - start).toBeGreaterThan(4_000)
  await broken
})
