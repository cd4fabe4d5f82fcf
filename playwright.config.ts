import { defineConfig } from '@playwright/test'
import type { SetupOption } from './e2e/support/test.ts'

const isCI = Boolean(process.env['CI'])
// Set by the global set-up, before the workers read this file; without it, Playwright's own.
const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig<SetupOption>({
  testDir: 'e2e',
  globalSetup: './e2e/support/globalSetup.ts',
  fullyParallel: true,
  workers: '100%',
  // A flaky test is a bug, and the list names it; on a busy machine it need not stop a landing.
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  // Generous, for a busy machine: waiting longer never turns a failure into a pass.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.reports/e2e.json' }], ['html', { open: 'never' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // A trace takes a snapshot of every row with every step: half of a run's time. `--trace on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: { args: ['--disable-gpu'], ...(executablePath ? { executablePath } : {}) },
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'proxy', testIgnore: ['demo.spec.ts', 'nightly/**'], use: { setup: 'proxy' } },
    { name: 'demo', testMatch: 'demo.spec.ts', use: { setup: 'demo' } },
    // Too slow to guard each merge: `npm run test:nightly`.
    { name: 'nightly', testMatch: 'nightly/**', use: { setup: 'proxy' } },
  ],
})
