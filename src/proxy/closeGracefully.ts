import type { Server, ServerResponse } from 'node:http'

/** How long answers under way may take once the server is told to end, ms. */
const GRACE_MS = 5_000

/**
 * Has a server that is told to close take no new connection, and wait for the answers under way, 5 s at
 * most. `close` is what closes it, at once. Gives the way to close it so; Ctrl-C takes that way too.
 */
export function closeGracefully(server: Server, close: () => Promise<void>): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let onAnswered: (() => void) | null = null
  server.on('request', (_, response) => {
    underWay.add(response)
    response.once('close', () => {
      underWay.delete(response)
      onAnswered?.()
    })
  })

  const drain = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GRACE_MS)
      onAnswered = () => {
        if (underWay.size > 0) return
        clearTimeout(timer)
        resolve()
      }
      onAnswered()
    })

  const closeAll = async () => {
    process.off('SIGINT', interrupt)
    if (server.listening) server.close()
    server.closeIdleConnections()
    await drain()
    try {
      await close()
    } catch (error) {
      // It closes what has stopped listening once more.
      if (!isNotRunning(error)) throw error
    }
  }
  let closing: Promise<void> | null = null
  const closeOnce = () => (closing ??= closeAll())
  // A second Ctrl-C ends the process at once, as ever.
  const interrupt = () => void closeOnce().finally(() => process.exit(130))
  process.once('SIGINT', interrupt)
  return closeOnce
}

function isNotRunning(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SERVER_NOT_RUNNING'
}
