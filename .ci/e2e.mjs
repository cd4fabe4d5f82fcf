import { endToEndTests } from './checks.mjs'
import { Run } from './steps.mjs'

/**
 * `npm run test:e2e`: the gate's end-to-end tests on the builds that exist, for CI's shards. Takes Playwright's
 * options. A skipped test fails, as in `npm test`.
 */

const run = new Run()
await run.step(
  endToEndTests('End-to-end tests', ['npm run -s e2e --', ...process.argv.slice(2)].join(' ')),
)
run.finish({ withSkipped: false })
