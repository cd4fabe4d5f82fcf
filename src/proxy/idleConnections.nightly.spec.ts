import net from 'node:net'
import { expect, it } from 'vitest'
import { send, startUpstream } from '#src/testing/proxy/testServers.ts'
import { startMeasuredServer } from '#src/testing/server/serverProcess.ts'

const CONNECTIONS = 10_000

/** How much the heap may grow, MB: 0.8 kB per connection. */
const MAX_GROWTH = 8

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
  const { port, heap } = await startMeasuredServer(upstream.port)
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
    sizes.push(await heap())
  }
  const [first = 0, last = Infinity] = sizes
  expect(last - first).toBeLessThan(MAX_GROWTH)
}, 120_000)
