import { Server } from 'node:http'
import { loadEnv, type Plugin, type PreviewServer, type ViteDevServer } from 'vite'
import { closeGracefully } from './closeGracefully.ts'
import { readConfig } from './config.ts'
import { createMiddleware } from './middleware.ts'
import { DEV_HEADERS, SECURITY_HEADERS } from './securityHeaders.ts'
import { isDemoBuilt, serveDemo } from './serveDemo.ts'

/** How long a client can take to send the head of a request, ms. */
const HEAD_MS = 10_000

export interface ProxyOptions {
  /** Contains the key and the API's address; by default the process's environment and `.env.local`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** How long to wait for Baseten, ms; 30 s by default. */
  readonly timeoutMs?: number
  /** How long viewers with the same search can join a call to Baseten, ms; 1 s by default. */
  readonly sharedMs?: number
  /** The folder of the demo's build. If it exists and no key is set, the preview server serves it below `/demo/`. */
  readonly demo?: string
  /** Logs one line per request under `/api`; by default with Vite's logger. */
  readonly log?: (line: string) => void
}

/**
 * Adds the proxy to Vite's dev and preview servers, before all other middleware. They bind to 127.0.0.1 unless the
 * user sets a host. An invalid configuration prevents the start with an error message.
 */
export function trainingJobsProxy(options: ProxyOptions = {}): Plugin {
  const install = (
    server: ViteDevServer | PreviewServer,
    securityHeaders: Readonly<Record<string, string>>,
    demo?: string,
  ) => {
    const { config, middlewares, httpServer } = server
    const env = options.env ?? loadEnv(config.mode, config.envDir, 'BASETEN_')
    const log = options.log ?? ((line: string) => config.logger.info(line))
    const proxyConfig = readConfig(env, options.timeoutMs, options.sharedMs)
    const served = proxyConfig.apiKey === null && demo && isDemoBuilt(demo) ? demo : null
    const hasDemo = served !== null
    const handle = createMiddleware({ ...proxyConfig, hasDemo }, log, securityHeaders)
    if (served !== null) middlewares.use(serveDemo(served))
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
    // The preview server's host follows the dev server's.
    config: ({ server }) => ({
      server: { host: server?.host ?? '127.0.0.1' },
      // Otherwise, pages of other local ports could read the production build.
      preview: { cors: false },
    }),
    configureServer: (server) => install(server, DEV_HEADERS),
    configurePreviewServer: (server) => install(server, SECURITY_HEADERS, options.demo),
  }
}
