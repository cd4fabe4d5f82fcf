import { readFile } from 'node:fs/promises'
import net from 'node:net'
import { expect, it } from 'vitest'
import { startPreview } from '#src/testing/proxy/testPreview.ts'
import { send, startUpstream } from '#src/testing/proxy/testServers.ts'

const CONNECTIONS = 10_000

/** Returns the memory of a process, MB; `null` if the system has no `/proc`. */
async function memoryOf(pid: number | undefined): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
  } catch {
    return null
  }
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
  const upstream = await startUpstream()
  const { child, port } = await startPreview(upstream.port)
  const memory: (number | null)[] = []
  for (let wave = 0; wave < 2; wave++) {
    const sockets = await connect(port)
    const response = await send(port, { body: `{"job_id":"${wave}"}` })
    expect(response.status).toBe(200)
    memory.push(await memoryOf(child.pid))
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            if (socket.destroyed) resolve(null)
            else socket.once('close', resolve).destroy()
          }),
      ),
    )
  }
  const [first, last] = memory
  if (first != null && last != null) expect(last - first).toBeLessThan(64)
}, 120_000)
