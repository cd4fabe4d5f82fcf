import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { buildServer, startServer } from '#src/testing/server/serverProcess.ts'

const CONNECTIONS = 10_000

/** How much the heap may grow, MB: 0.8 kB per connection. */
const MAX_GROWTH = 8

/**
 * Loaded by the server: on SIGUSR2, it collects garbage and writes the size of the heap, MB. The process's
 * resident memory isn't a measure: it depends on when V8 and the allocator return memory to the system.
 */
const REPORT_HEAP = `
import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')
process.on('SIGUSR2', () => {
  gc()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.HEAP_FILE, String((heapUsed + external) / 1e6))
})`

/** The size of the server's heap after garbage collection, MB. */
async function heapOf(child: ChildProcess, file: string): Promise<number> {
  await rm(file, { force: true })
  child.kill('SIGUSR2')
  return vi.waitFor(
    async () => {
      const size = Number(await readFile(file, 'utf8'))
      if (!(size > 0)) throw new Error('The file is empty')
      return size
    },
    { timeout: 20_000 },
  )
}

/** Opens as many connections as this system allows a process, up to 10,000. */
async function connect(port: number): Promise<net.Socket[]> {
  const sockets: net.Socket[] = []
  while (sockets.length < CONNECTIONS) {
    const batch = Array.from({ length: 250 }, () => net.connect(port, '127.0.0.1'))
    // In batches, since the system's queue of new connections is short.
    // oxlint-disable-next-line no-await-in-loop
    const outcomes = await Promise.all(batch.map(isOpen))
    sockets.push(...batch)
    if (outcomes.includes(false)) break
  }
  return sockets
}

function isOpen(socket: net.Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true))
    // Also handles later errors, since the server can close the connection.
    socket.on('error', () => resolve(false))
  })
}

it('10,000 idle connections do not block a search and do not leak memory', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'idle-connections-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'heap')
  const server = await buildServer()
  onTestFinished(() => rm(server, { recursive: true }))
  const upstream = await startUpstream()
  const { child, port } = await startServer(server, upstream.port, {
    env: {
      HEAP_FILE: file,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(REPORT_HEAP)}`,
    },
  })
  const sizes: number[] = []
  for (let wave = 0; wave < 2; wave++) {
    const sockets = await connect(port)
    const response = await send(port, { body: `{"job_id":"${wave}"}` })
    expect(response.status).toBe(200)
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            if (socket.destroyed) resolve(null)
            else socket.once('close', resolve).destroy()
          }),
      ),
    )
    // The server handles the last of the closed connections.
    await send(port)
    sizes.push(await heapOf(child, file))
  }
  const [first = 0, last = Infinity] = sizes
  expect(last - first).toBeLessThan(MAX_GROWTH)
}, 120_000)
