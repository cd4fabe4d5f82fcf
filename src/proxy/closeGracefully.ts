import type { Server, ServerResponse } from 'node:http'

/** How long responses in progress can take after the server starts to close, ms. */
const GRACE_MS = 5_000

/**
 * Returns a function that closes a server gracefully: it accepts no new connections, and waits up to 5 s for
 * responses in progress. `close` closes the server immediately. Ctrl-C closes it gracefully, too.
 */
export function closeGracefully(server: Server, close: () => Promise<void>): () => Promise<void> {
  const inProgress = new Set<ServerResponse>()
  let onResponseEnd: (() => void) | null = null
  server.on('request', (_, response) => {
    inProgress.add(response)
    response.once('close', () => {
      inProgress.delete(response)
      onResponseEnd?.()
    })
  })

  const drain = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GRACE_MS)
      onResponseEnd = () => {
        if (inProgress.size > 0) return
        clearTimeout(timer)
        resolve()
      }
      onResponseEnd()
    })

  const closeAll = async () => {
    process.off('SIGINT', interrupt)
    if (server.listening) server.close()
    server.closeIdleConnections()
    await drain()
    try {
      await close()
    } catch (error) {
      // `close` fails if the server has already stopped listening.
      if (!isNotRunning(error)) throw error
    }
  }
  let closing: Promise<void> | null = null
  const closeOnce = () => (closing ??= closeAll())
  // A second Ctrl-C ends the process immediately.
  const interrupt = () => void closeOnce().finally(() => process.exit(130))
  process.once('SIGINT', interrupt)
  return closeOnce
}

function isNotRunning(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SERVER_NOT_RUNNING'
}
