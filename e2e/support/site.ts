import { type Plugin, preview } from 'vite'
import { ENV } from '../../src/contract/names.ts'
import { createOrganization } from '../../src/demo/organization.ts'
import { type MockApi, startMockApi } from '../../src/demo/server.ts'
import { trainingJobsProxy } from '../../src/proxy/plugin.ts'
import { type Sightings, watchAnswers } from './keyWatch.ts'

/** A set-up that is up: an address to open, and what stands behind it. */
export interface Site {
  /** The address of the page, with a slash at its end. */
  url: string
  /** The mock API behind the proxy; null where the demo answers in the browser. */
  mockApi: MockApi | null
  /** The proxy's log, a line a request. */
  log: readonly string[]
  /** Which answers held the API key. */
  keySightings: Sightings
  close(): Promise<void>
}

/** The key that the proxy knows and the mock API asks for. */
export const API_KEY = 'key-of-the-end-to-end-tests'

/** Short, so that a test can wait for it, yet longer than the 3 s of the fault `err-slow`. */
const PROXY_TIMEOUT_MS = 4000

/** The files of a site, and what it answers for one that is not there. */
export interface Files {
  readonly folder: string
  /** The page, as many hosts do (`spa`), or 404 (`mpa`). */
  readonly appType: 'spa' | 'mpa'
}

/** Serves the production build with the proxy in front of a mock of Baseten's API. */
export async function startProxySite(
  files: Files = { folder: 'dist', appType: 'spa' },
  sharedMs?: number,
): Promise<Site> {
  // Jobs that stand still: a new one during a test would change its counts.
  const now = Date.now()
  const { jobsAt } = createOrganization({ seed: 1, jobs: 400, start: now })
  const mockApi = await startMockApi({ key: API_KEY, jobs: jobsAt(now) })
  const log: string[] = []
  const proxy = trainingJobsProxy({
    env: { [ENV.apiKey]: API_KEY, [ENV.apiUrl]: mockApi.url },
    timeoutMs: PROXY_TIMEOUT_MS,
    ...(sharedMs !== undefined && { sharedMs }),
    log: (line) => log.push(line),
  })
  const keySightings: Sightings = []
  const page = await serve(files, [proxy, watchAnswers(API_KEY, keySightings)])
  const close = async () => {
    await page.close()
    await mockApi.close()
  }
  return { url: page.url, mockApi, log, keySightings, close }
}

/** Serves the demo build as any file host would. */
export async function startDemoSite(): Promise<Site> {
  const { url, close } = await serve({ folder: 'dist-demo', appType: 'spa' }, [])
  return { url, mockApi: null, log: [], keySightings: [], close }
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
  return { url, close: () => server.close() }
}
