import * as z from 'zod'

/**
 * @typedef {object} Skipped
 * @property {number} tests
 * @property {string} reason
 *
 * @typedef {object} Counts the results in a test runner's report
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} flaky titles of the tests that passed only on a retry; they count as passed
 * @property {Skipped[]} skipped the skipped tests by reason
 */

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          status: z.string(),
          title: z.string(),
          ancestorTitles: z.array(z.string()),
          meta: z.object({ skipReason: z.optional(z.string()) }),
        }),
      ),
    }),
  ),
})

const NOT_RUN = new Set(['pending', 'skipped', 'todo', 'disabled'])

/**
 * Parses the report of Vitest's JSON reporter. A test that skips itself gives the reason in its `meta`. A suite
 * that is skipped has its requirement in its title.
 *
 * @param {unknown} json
 * @returns {Counts}
 */
export function readVitest(json) {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(json)
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => NOT_RUN.has(status))
    .map(
      ({ meta, title, ancestorTitles }) => meta.skipReason ?? neededBy([...ancestorTitles, title]),
    )
  return { passed: numPassedTests, failed: numFailedTests, flaky: [], skipped: byReason(skipped) }
}

/**
 * Returns the titles up to the first one with a requirement, or all of them.
 *
 * @param {string[]} titles
 */
function neededBy(titles) {
  const index = titles.findIndex((title) => /\bneeds\b/.test(title))
  return titles.slice(0, index === -1 ? titles.length : index + 1).join(' ')
}

const playwrightSpec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.optional(z.string()) })),
    }),
  ),
})

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {z.infer<typeof playwrightSpec>[]} [specs]
 * @property {Suite[]} [suites]
 */

/** @type {z.ZodType<Suite>} */
const playwrightSuite = z.object({
  title: z.string(),
  specs: z.optional(z.array(playwrightSpec)),
  suites: z.optional(z.array(z.lazy(() => playwrightSuite))),
})

const playwrightReport = z.object({ suites: z.array(playwrightSuite) })

/**
 * @param {unknown} json
 * @returns {Counts}
 */
export function readPlaywright(json) {
  const tests = playwrightReport.parse(json).suites.flatMap((suite) => testsOf(suite, []))
  /** @param {string} wanted */
  const having = (wanted) => tests.filter(({ status }) => status === wanted)
  const flaky = having('flaky').map(({ title }) => title)
  const skipped = having('skipped').map(
    ({ title, annotations }) =>
      annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? title,
  )
  return {
    passed: having('expected').length + flaky.length,
    failed: having('unexpected').length,
    flaky,
    skipped: byReason(skipped),
  }
}

/**
 * @param {Suite} suite
 * @param {string[]} titles the titles of the parent suites
 * @returns {(z.infer<typeof playwrightSpec>['tests'][number] & {title: string})[]}
 */
function testsOf({ title, specs = [], suites = [] }, titles) {
  const path = [...titles, title]
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map((test) => ({ ...test, title: [...path, spec.title].join(' › ') })),
    ),
    ...suites.flatMap((suite) => testsOf(suite, path)),
  ]
}

/**
 * @param {string[]} reasons one for each test
 * @returns {Skipped[]}
 */
function byReason(reasons) {
  return [...new Set(reasons)].map((reason) => ({
    reason,
    tests: reasons.filter((each) => each === reason).length,
  }))
}
