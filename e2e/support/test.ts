import { type ConsoleMessage, expect, test as base } from '@playwright/test'
import type { MockApi } from '#src/demo/server.ts'
import { lookForKey, watchBrowser } from './keyWatch.ts'
import { trackRequests } from './settle.ts'
import { API_KEY, type ProxySettings, type Site, startDemoSite, startProxySite } from './site.ts'

export { expect }

export interface SetupOption {
  /** The server behind a project's tests. */
  setup: 'proxy' | 'demo'
}

interface WorkerFixtures extends SetupOption {
  workerSite: Site
}

interface Fixtures {
  /** Errors in the browser's console that a test provokes. */
  expectedErrors: RegExp[]
  /** How the test's proxy differs from the default one. */
  proxySettings: ProxySettings
  /** The mock of Baseten's API behind the proxy. Only in the proxy setup. */
  mockApi: MockApi
  /** The proxy's log of this test, one line per request. */
  proxyLog: readonly string[]
  /** The server's log of this test without searches, one line per request. */
  fileLog: readonly string[]
  site: Site
  noPageErrors: void
  keyStaysHidden: void
}

/** Whether a message is Chromium's own about a failed search, which error tests cause. */
function isFailedSearch(message: ConsoleMessage): boolean {
  const { pathname } = new URL(message.location().url || 'about:blank')
  return (
    message.text().startsWith('Failed to load resource: ') && /^(?:\/jobs)?\/api\//.test(pathname)
  )
}

/**
 * Playwright's `test` on a running dashboard: `page.goto('/')` opens it. A worker starts one and
 * resets it for each test. Every test fails on a console error, on an uncaught exception, and when
 * the API key appears anywhere but between the proxy and the API.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  setup: ['proxy', { option: true, scope: 'worker' }],
  expectedErrors: [[], { option: true }],
  proxySettings: [{}, { option: true }],

  workerSite: [
    async ({ setup }, provide) => {
      const site = await (setup === 'demo' ? startDemoSite() : startProxySite())
      await provide(site)
      await site.close()
    },
    { scope: 'worker' },
  ],

  site: async ({ workerSite, proxySettings }, provide, testInfo) => {
    workerSite.reset(proxySettings)
    await provide(workerSite)
    if (testInfo.status !== testInfo.expectedStatus) {
      const body = workerSite.log.join('\n')
      await testInfo.attach('proxy log', { body, contentType: 'text/plain' })
    }
  },

  baseURL: async ({ site }, provide) => {
    await provide(site.url)
  },

  mockApi: async ({ site }, provide) => {
    if (!site.mockApi) throw new Error('The demo setup has no mock API')
    await provide(site.mockApi)
  },

  proxyLog: async ({ site }, provide) => {
    await provide(site.log)
  },

  fileLog: async ({ site }, provide) => {
    await provide(site.fileLog)
  },

  noPageErrors: [
    async ({ context, expectedErrors }, provide) => {
      context.on('page', trackRequests)
      const isError = (message: ConsoleMessage) =>
        message.type() === 'error' &&
        !isFailedSearch(message) &&
        !expectedErrors.some((known) => known.test(message.text()))
      const errors: string[] = []
      context.on('console', (message) => {
        if (isError(message)) errors.push(message.text())
      })
      context.on('weberror', (webError) => errors.push(String(webError.error())))
      await provide()
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],

  keyStaysHidden: [
    async ({ context, site }, provide) => {
      const { keyLeaks: keySightings } = site
      watchBrowser(context, API_KEY, keySightings)
      await provide()
      await lookForKey(context, API_KEY, keySightings)
      if (site.log.join('\n').includes(API_KEY)) keySightings.push('the proxy’s log')
      expect(keySightings, 'where the API key appeared').toEqual([])
    },
    { auto: true },
  ],
})
