import { randomUUID } from 'node:crypto'
import { findBrowser } from './browser.mjs'
import { endToEndTests, STATIC_CHECKS, UNIT_TESTS } from './checks.mjs'
import { Run } from './steps.mjs'

/**
 * `npm test`, the gate: all checks before a merge. Every step runs, even if an earlier one
 * failed. Ends with the line `N passed, N failed`: the tests of both runners, and one failure for each
 * other step that failed.
 */

const run = new Run()
await run.sideBySide([
  ...STATIC_CHECKS,
  { title: 'Supply chain', command: 'npm run -s supply:check' },
])
await run.step(UNIT_TESTS)

// Builds with a key in the environment, so that the check of the built files can show that they don't contain it.
const env = { BASETEN_API_KEY: `canary-${randomUUID()}` }
const isBuilt = await run.sideBySide([
  { title: 'Production build', command: 'npm run -s build', env },
  { title: 'Demo build', command: 'npm run -s build:demo', env },
])
const hasBrowser = await run.work('Browser', async () => {
  const { path } = await findBrowser()
  if (path !== undefined) process.env.CHROMIUM_PATH = path
})
if (isBuilt) await run.step({ title: 'Built files', command: 'npm run -s build:check', env })
if (isBuilt && hasBrowser) {
  await run.step({
    title: 'Benchmark, counts only',
    command: 'npm run -s bench -- --jobs 10000 --check',
    env: { BENCH_BUILT: 'true' },
  })
  await run.step({
    title: 'Benchmark of the log, counts only',
    command: 'npm run -s bench -- --logs --check',
    env: { BENCH_BUILT: 'true' },
  })
  await run.step(endToEndTests('End-to-end tests', 'npm run -s e2e'))
}
run.finish({ withSkipped: false })
