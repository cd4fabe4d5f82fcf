import { Server } from 'node:http'
import { loadEnv, type Plugin, type PreviewServer, type ViteDevServer } from 'vite'
import { readConfig } from './config.ts'
import { closeGracefully } from './closeGracefully.ts'
import { createMiddleware } from './middleware.ts'
import { isDemoBuilt, serveDemo } from './serveDemo.ts'
import { DEV_HEADERS, SECURITY_HEADERS } from './securityHeaders.ts'

/** How long a connection may take to send a request's head, ms. */
const HEAD_MS = 10_000

export interface ProxyOptions {
  /** Where the key and the address come from; by default the process's environment and `.env.local`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** How long to wait for Baseten, ms; 30 s by default. */
  readonly timeoutMs?: number
  /** How old an answer may be that another viewer gets, ms; 1 s by default. */
  readonly sharedMs?: number
  /**
   * The folder of the demo's build. Without a key, the preview server serves it below `/demo/`, if it is there.
   */
  readonly demo?: string
  /** Takes one line for each request under `/api`; by default Vite's own log. */
  readonly log?: (line: string) => void
}

/**
 * Vite's dev and preview servers with the guarded proxy in front, bound to 127.0.0.1 unless the
 * user sets a host. A configuration that cannot be used stops the start with a sentence.
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
    // Not `use`: that would come after Vite's CORS and host checks, which would open `/api` to
    // other local ports and answer in their own way.
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
      // Else every page of this machine might read the production build.
      preview: { cors: false },
    }),
    configureServer: (server) => install(server, DEV_HEADERS),
    configurePreviewServer: (server) => install(server, SECURITY_HEADERS, options.demo),
  }
}
