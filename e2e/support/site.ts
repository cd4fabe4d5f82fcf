import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import path from 'node:path'
import { preview } from 'vite'
import { ENV } from '#src/contract/names.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { type MockApi, startMockApi } from '#src/demo/server.ts'
import { readConfig } from '#src/proxy/config.ts'
import { logLine } from '#src/proxy/logLine.ts'
import { pathOf } from '#src/proxy/target.ts'
import { createListener } from '#src/server/server.ts'
import { type KeyLeaks, watchResponse } from './keyWatch.ts'

/** The dashboard as it is deployed, with a mock API behind it. */
export interface Site {
  /** The page's URL, with a trailing slash. */
  readonly url: string
  /** The mock API behind the proxy; `null` in the demo, which responds in the browser. */
  readonly mockApi: MockApi | null
  /** The log of searches since the last reset, one line per request. */
  readonly log: readonly string[]
  /** The log of all other requests since the last reset. */
  readonly fileLog: readonly string[]
  /** Which responses contained the API key since the last reset. */
  readonly keyLeaks: KeyLeaks
  /** Clears all traces of earlier tests. */
  reset(settings?: ProxySettings): void
  /** Reads the page and the list of its files again, as a restart of the server does. */
  restart(): void
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
}

/** The key that the proxy sends and the mock API requires. */
export const API_KEY = 'key-of-the-end-to-end-tests'

/** Long enough for a busy machine, short enough for a test to wait, ms. */
const PROXY_TIMEOUT_MS = 4000

/** A folder to serve, and how to respond to a path that isn't in it. */
export interface Files {
  readonly folder: string
  /** With the page, as many hosts do (`spa`), or with a 404 (`mpa`). */
  readonly appType: 'spa' | 'mpa'
}

interface SiteOptions extends Partial<Files> {
  /** The path that the page is served under, with a slash at both ends. */
  readonly base?: string
}

/** Serves the production build with the real server, in front of a mock of Baseten's API. */
export async function startProxySite({
  folder = 'dist',
  appType = 'mpa',
  base = '/',
}: SiteOptions = {}): Promise<Site> {
  // A snapshot: a job that appears during a test would change its counts.
  const now = Date.now()
  const jobs = createOrganization({ seed: 1, jobs: 400, start: now }).jobsAt(now)
  // Tests set the page's clock, which the page would correct by a `Date` header.
  const mockApi = await startMockApi({ key: API_KEY, jobs, clock: null })

  const createDashboard = ({
    sharedMs = 0,
    timeoutMs = PROXY_TIMEOUT_MS,
    apiKey = API_KEY,
  }: ProxySettings) => {
    const log: string[] = []
    const fileLog: string[] = []
    const env = { [ENV.apiKey]: apiKey, [ENV.apiUrl]: mockApi.url }
    const listener = createListener({
      folder,
      proxy: readConfig(env, timeoutMs, sharedMs),
      page: { base, demo: false, apiUrl: mockApi.url },
      log: ({ method, route, status, ms }) =>
        (route.startsWith('/api') ? log : fileLog).push(logLine(method, route, status, ms)),
    })
    return { log, fileLog, listener, keyLeaks: [] as KeyLeaks }
  }
  let settings: ProxySettings = {}
  let dashboard = createDashboard(settings)

  const server = await listen((request, response) => {
    const { url = '' } = request
    watchResponse(request, response, API_KEY, dashboard.keyLeaks)
    if (
      appType === 'spa' &&
      !url.startsWith('/api') &&
      !existsSync(path.join(folder, pathOf(url)))
    ) {
      request.url = '/'
    }
    dashboard.listener(request, response)
  })

  return {
    url: server.url + base,
    mockApi,
    get log() {
      return dashboard.log
    },
    get fileLog() {
      return dashboard.fileLog
    },
    get keyLeaks() {
      return dashboard.keyLeaks
    },
    reset(next = {}) {
      settings = next
      server.closeConnections()
      mockApi.reset()
      dashboard = createDashboard(settings)
    },
    restart() {
      dashboard = createDashboard(settings)
    },
    async close() {
      server.close()
      await mockApi.close()
    },
  }
}

/** Starts a server on a free port of this machine. */
async function listen(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    closeConnections: () => server.closeAllConnections(),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Serves the demo build as any static host does. */
export async function startDemoSite(): Promise<Site> {
  const server = await preview({
    configFile: false,
    appType: 'mpa',
    logLevel: 'warn',
    build: { outDir: 'dist-demo' },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('The demo has no address')
  return {
    url,
    mockApi: null,
    log: [],
    fileLog: [],
    keyLeaks: [],
    reset() {
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
    },
    restart() {},
    close: () => server.close(),
  }
}
