import { type ConsoleMessage, expect, test as base } from '@playwright/test'
import type { MockApi } from '../../src/demo/server.ts'
import { lookForKey, watchBrowser } from './keyWatch.ts'
import { API_KEY, type Files, type Site, startDemoSite, startProxySite } from './site.ts'

export { expect }

export interface SetupOption {
  /** What a project's tests run against. */
  setup: 'proxy' | 'demo'
}

interface Fixtures {
  /** Errors in the browser's console that a test is about. */
  expectedErrors: RegExp[]
  /** The production build's files; by default as they were built. */
  files: Files
  /**
   * How old an answer may be that the proxy gives again, ms; 1 s by default. None may where the page has a
   * clock of its own, whose minutes are over at once.
   */
  sharedMs: number
  /** What answers in Baseten's place, behind the proxy: only in the proxy set-up. */
  mockApi: MockApi
  /** The proxy's log of this test, a line a request. */
  proxyLog: readonly string[]
  site: Site
  noPageErrors: void
  keyStaysHidden: void
}

/** Chromium's own line for an answer of 400 or more, which the tests of error paths cause. */
const FAILED_RESOURCE = /^Failed to load resource: /

/**
 * Playwright's `test` on a running set-up, a new one for each test: `page.goto('/')` opens the app.
 * Every test fails on a console error, on an uncaught exception, and when the API key is seen anywhere but
 * between proxy and API.
 */
export const test = base.extend<Fixtures & SetupOption>({
  setup: ['proxy', { option: true }],
  expectedErrors: [[], { option: true }],
  files: [{ folder: 'dist', appType: 'spa' }, { option: true }],
  sharedMs: [1000, { option: true }],

  site: async ({ setup, files, sharedMs }, provide, testInfo) => {
    const site = await (setup === 'demo' ? startDemoSite() : startProxySite(files, sharedMs))
    await provide(site)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('proxy log', { body: site.log.join('\n'), contentType: 'text/plain' })
    }
    await site.close()
  },

  baseURL: async ({ site }, provide) => {
    await provide(site.url)
  },

  mockApi: async ({ site }, provide) => {
    if (!site.mockApi) throw new Error('The demo set-up has no mock API')
    await provide(site.mockApi)
  },

  proxyLog: async ({ site }, provide) => {
    await provide(site.log)
  },

  noPageErrors: [
    async ({ context, expectedErrors }, provide) => {
      const expected = [FAILED_RESOURCE, ...expectedErrors]
      const isError = (message: ConsoleMessage) =>
        message.type() === 'error' && !expected.some((known) => known.test(message.text()))
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
      const { keySightings } = site
      watchBrowser(context, API_KEY, keySightings)
      await provide()
      await lookForKey(context, API_KEY, keySightings)
      if (site.log.join('\n').includes(API_KEY)) keySightings.push('the proxy’s log')
      expect(keySightings, 'where the API key was seen').toEqual([])
    },
    { auto: true },
  ],
})
