import { STATIC_CHECKS, UNIT_TESTS } from './checks.mjs'
import { Run } from './steps.mjs'

/** `npm run check`: the checks to run while writing code. No build, no browser. */

const run = new Run()
// In parallel, because some unit tests mostly wait.
await run.sideBySide([...STATIC_CHECKS, UNIT_TESTS])
run.finish({ withSkipped: false })
