import { findBrowser, findFirefox } from './browser.mjs'
import { endToEndTests, unitTests } from './checks.mjs'
import { findNode, NODE_MAJORS } from './nodeVersions.mjs'
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
const firefox = findFirefox()
if (firefox === null) {
  run.skip('Page in Firefox', 'it needs Firefox: install it, or set FIREFOX_PATH to an executable')
} else if (isBuilt) {
  await run.step({
    title: 'Page in Firefox',
    command: 'node .ci/firefoxSmoke.mjs',
    env: { FIREFOX_PATH: firefox },
  })
}
// Last: these build `dist` again.
for (const major of NODE_MAJORS) {
  const node = findNode(major)
  if ('reason' in node) {
    run.skip(`Node ${major}`, node.reason)
    continue
  }
  const { version, env } = node
  const tests = unitTests(`Unit tests, Node ${version}`, 'npm run -s unit --', `node-${major}.json`)
  const command = 'npm run -s build && node .ci/serverSmoke.mjs'
  // In sequence: each version gets all cores.
  // oxlint-disable-next-line no-await-in-loop
  await run.step({ ...tests, env })
  // oxlint-disable-next-line no-await-in-loop
  await run.step({ title: `Build and server, Node ${version}`, command, env })
}
run.finish({ withSkipped: true })
