import { Server } from 'node:http'
import { loadEnv, type Plugin, type ViteDevServer } from 'vite'
import { ALLOWED_HOSTS } from '#src/contract/names.ts'
import { closeGracefully } from './closeGracefully.ts'
import { readConfig } from './config.ts'
import { HEAD_MS } from './guard.ts'
import { logLine } from './logLine.ts'
import { createMiddleware } from './middleware.ts'
import { DEV_HEADERS } from './securityHeaders.ts'

export interface ProxyOptions {
  /** Contains the key and the API's address; by default the process's environment and `.env.local`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** How long to wait for Baseten, ms; 30 s by default. */
  readonly timeoutMs?: number
  /** How long viewers with the same search can join a call to Baseten, ms; 1 s by default. */
  readonly sharedMs?: number
  /** Logs one line per request under `/api`; by default with Vite's logger. */
  readonly log?: (line: string) => void
}

/**
 * Adds the proxy to Vite's dev server, before all other middleware. The server binds to 127.0.0.1 unless the user
 * sets a host. An invalid configuration prevents the start with an error message.
 */
export function trainingJobsProxy(options: ProxyOptions = {}): Plugin {
  const install = (server: ViteDevServer) => {
    const { config, middlewares, httpServer } = server
    const env = options.env ?? readVariables(config.mode, config.envDir)
    const log = options.log ?? ((line: string) => config.logger.info(line))
    const handle = createMiddleware(
      readConfig(env, options.timeoutMs, options.sharedMs),
      ({ method, route, status, ms }) => log(logLine(method, route, status, ms)),
      DEV_HEADERS,
    )
    // Not `use`, which adds it after Vite's CORS and host checks: these would open `/api` to other local ports and
    // send their own responses.
    middlewares.stack.unshift({ route: '', handle })
    if (!(httpServer instanceof Server)) return
    httpServer.headersTimeout = HEAD_MS
    server.close = closeGracefully(httpServer, server.close.bind(server))
  }
  return {
    name: 'training-jobs-proxy',
    apply: 'serve',
    config: ({ server, root, envDir }, { mode }) => {
      const env = options.env ?? readVariables(mode, envDir || root || process.cwd())
      return {
        server: {
          host: server?.host ?? '127.0.0.1',
          // Vite's own check comes after the proxy's, and accepts this machine's names.
          allowedHosts: [...(readConfig(env).allowedHosts ?? [])],
          // Otherwise, pages of other local ports could read the sources.
          cors: false,
        },
      }
    },
    configureServer: install,
  }
}

const readVariables = (mode: string, folder: string | false) =>
  loadEnv(mode, folder, ['BASETEN_', ALLOWED_HOSTS])
