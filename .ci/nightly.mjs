import { findBrowser } from './browser.mjs'
import { endToEndTests, unitTests } from './checks.mjs'
import { Run } from './steps.mjs'

/**
 * `npm run test:nightly`: tests that are too slow for the gate. Ends with the line
 * `N passed, N failed, N skipped`, after a list of skipped tests and reasons.
 */

const run = new Run()
await run.step(
  unitTests(
    'Web servers, connections, installs, audit',
    'npx vitest run --project nightly',
    'nightly.json',
  ),
)
await run.step({
  ...unitTests('Soak run, 50,000 polls', 'npx vitest run src/app/soak.spec.tsx', 'soak.json'),
  // A different seed each night; the test's title contains it.
  env: { SOAK_POLLS: '50000', SOAK_SEED: String(Math.floor(Math.random() * 1e6)) },
})
const isBuilt = await run.step({ title: 'Production build', command: 'npm run -s build' })
const hasBrowser = await run.work('Browser', async () => {
  const { path } = await findBrowser()
  if (path !== undefined) process.env.CHROMIUM_PATH = path
})
if (isBuilt && hasBrowser) {
  await run.step(
    endToEndTests('End-to-end tests, nightly', 'npx playwright test --project=nightly'),
  )
}
run.finish({ withSkipped: true })
