import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { open, send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { buildServer, startServer } from '#src/testing/server/serverProcess.ts'

let folder: string
beforeAll(async () => {
  folder = await buildServer()
})
afterAll(() => rm(folder, { recursive: true }))

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('finishes responses in progress, accepts no new search, and ends', async () => {
    const upstream = await startUpstream((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"training_jobs":')
      setTimeout(() => response.end('[]}'), 1_000)
    })
    const { child, port, ended } = await startServer(folder, upstream.port)
    const reply = send(port)
    await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
    child.kill(signal)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await expect(send(port, { body: '{"job_id":"late"}' })).rejects.toThrow('ECONNREFUSED')
    expect((await reply).body.toString()).toBe('{"training_jobs":[]}')
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(upstream.calls).toHaveLength(1)
  })
})

it('waits at most 5 s for a response', async () => {
  const upstream = await startUpstream(() => {})
  const { child, port, ended } = await startServer(folder, upstream.port)
  const broken = new Promise((resolve) => open(port).once('error', resolve))
  await vi.waitFor(() => expect(upstream.calls).toHaveLength(1))
  const start = performance.now()
  child.kill('SIGTERM')
  await ended
  expect(performance.now() - start).toBeLessThan(8_000)
  expect(performance.now() - start).toBeGreaterThan(4_000)
  await broken
})
