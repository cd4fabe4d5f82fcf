import { defineConfig } from '@playwright/test'
import { NIGHTLY_E2E } from './.ci/tiers.mjs'
import type { SetupOption } from './e2e/support/test.ts'

const NIGHTLY = `${NIGHTLY_E2E}/**`

const isCI = Boolean(process.env['CI'])
// The global setup sets this before the workers read this file. If it is unset, Playwright uses its own browser.
const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig<SetupOption>({
  testDir: 'e2e',
  globalSetup: './e2e/support/globalSetup.ts',
  fullyParallel: true,
  workers: '100%',
  // A flaky test is a bug: the run lists it. In CI it doesn't block a merge.
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  // Long enough for a busy machine. A longer timeout never turns a failure into a pass.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: '.reports/e2e.json' }],
    ['html', { open: 'never' }],
    ['./e2e/support/errorReport.ts'],
  ],
  use: {
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // Recording traces takes as long as the tests. Use `--trace on` for one.
    screenshot: 'only-on-failure',
    launchOptions: { args: ['--disable-gpu'], ...(executablePath ? { executablePath } : {}) },
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'proxy', testIgnore: ['demo.spec.ts', NIGHTLY], use: { setup: 'proxy' } },
    { name: 'demo', testMatch: 'demo.spec.ts', use: { setup: 'demo' } },
    // Too slow to guard each merge: `npm run test:nightly`.
    { name: 'nightly', testMatch: NIGHTLY, use: { setup: 'proxy' } },
  ],
})
