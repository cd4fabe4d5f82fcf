import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Plugin, preview } from 'vite'
import { ENV } from '#src/contract/names.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { type MockApi, startMockApi } from '#src/demo/server.ts'
import { readConfig } from '#src/proxy/config.ts'
import { createMiddleware } from '#src/proxy/middleware.ts'
import { trainingJobsProxy } from '#src/proxy/plugin.ts'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { isDemoBuilt, serveDemo } from '#src/proxy/serveDemo.ts'
import { type KeyLeaks, watchResponses } from './keyWatch.ts'

/** The dashboard as it is deployed, with a mock API behind it. */
export interface Site {
  /** The page's URL, with a trailing slash. */
  readonly url: string
  /** The mock API behind the proxy; `null` in the demo, which responds in the browser. */
  readonly mockApi: MockApi | null
  /** The proxy's log since the last reset, one line per request. */
  readonly log: readonly string[]
  /** Which responses contained the API key since the last reset. */
  readonly keyLeaks: KeyLeaks
  /** Clears all traces of earlier tests. */
  reset(settings?: ProxySettings): void
  close(): Promise<void>
}

/** How a test's proxy differs from the default one. */
export interface ProxySettings {
  /** How old a response may be for the proxy to share it, ms. By default, each search reaches the API. */
  readonly sharedMs?: number
  /** How long the proxy waits for the API, ms. */
  readonly timeoutMs?: number
  /** The proxy's API key; an empty one counts as none. */
  readonly apiKey?: string
  /** Whether the demo is served next to the page. */
  readonly hasDemo?: boolean
}

/** The key that the proxy sends and the mock API requires. */
export const API_KEY = 'key-of-the-end-to-end-tests'

const DEMO_FOLDER = 'dist-demo'

/** Long enough for a busy machine, short enough for a test to wait, ms. */
const PROXY_TIMEOUT_MS = 4000

/** A folder to serve, and how to respond to a path that isn't in it. */
export interface Files {
  readonly folder: string
  /** With the page, as many hosts do (`spa`), or with a 404 (`mpa`). */
  readonly appType: 'spa' | 'mpa'
}

/** Serves the production build behind the real proxy, in front of a mock of Baseten's API. */
export async function startProxySite(
  files: Files = { folder: 'dist', appType: 'spa' },
): Promise<Site> {
  // A snapshot: a job that appears during a test would change its counts.
  const now = Date.now()
  const jobs = createOrganization({ seed: 1, jobs: 400, start: now }).jobsAt(now)
  // Tests set the page's clock, which the page would correct by a `Date` header.
  const mockApi = await startMockApi({ key: API_KEY, jobs, clock: null })

  const createProxy = ({
    sharedMs = 0,
    timeoutMs = PROXY_TIMEOUT_MS,
    apiKey = API_KEY,
    hasDemo = false,
  }: ProxySettings) => {
    const log: string[] = []
    const env = { [ENV.apiKey]: apiKey, [ENV.apiUrl]: mockApi.url }
    const config = { ...readConfig(env, timeoutMs, sharedMs), hasDemo }
    const handle = createMiddleware(config, (line) => log.push(line), SECURITY_HEADERS)
    return { log, handle, keySightings: [] as KeyLeaks }
  }
  let proxy = createProxy({})

  const page = await serve(files, [
    ...(isDemoBuilt(DEMO_FOLDER) ? [inFront(serveDemo(DEMO_FOLDER))] : []),
    // Only for its server settings; the current test's middleware comes first.
    trainingJobsProxy({ env: { [ENV.apiKey]: API_KEY, [ENV.apiUrl]: mockApi.url } }),
    inFront((request, response, next) => proxy.handle(request, response, next)),
    watchResponses(API_KEY, () => proxy.keySightings),
  ])

  return {
    url: page.url,
    mockApi,
    get log() {
      return proxy.log
    },
    get keyLeaks() {
      return proxy.keySightings
    },
    reset(settings = {}) {
      page.closeConnections()
      mockApi.reset()
      proxy = createProxy(settings)
    },
    async close() {
      await page.close()
      await mockApi.close()
    },
  }
}

/** Serves the demo build as any static host does. */
export async function startDemoSite(): Promise<Site> {
  const page = await serve({ folder: DEMO_FOLDER, appType: 'spa' }, [])
  return {
    url: page.url,
    mockApi: null,
    log: [],
    keyLeaks: [],
    reset: () => page.closeConnections(),
    close: () => page.close(),
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** Adds a middleware before the existing ones. */
function inFront(handle: Handle): Plugin {
  return {
    name: 'in-front',
    configurePreviewServer({ middlewares }) {
      middlewares.stack.unshift({ route: '', handle })
    },
  }
}

async function serve({ folder, appType }: Files, plugins: Plugin[]) {
  const server = await preview({
    configFile: false,
    appType,
    logLevel: 'warn',
    plugins,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error(`The preview of ${folder} has no address`)
  return {
    url,
    close: () => server.close(),
    closeConnections() {
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
    },
  }
}
