import { STATIC_CHECKS, UNIT_TESTS } from './checks.mjs'
import { Run } from './steps.mjs'

/** `npm run check`: what to run while writing code. No build, no browser. */

const run = new Run()
await run.sideBySide(STATIC_CHECKS)
await run.step(UNIT_TESTS)
run.finish({ withSkipped: false })
