import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import * as z from 'zod'

/**
 * `npm test`: every check in order, each run even when an earlier one failed. Ends with the line
 * `N passed, N failed`: the tests of both runners, and one failure for each failing check.
 */

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      flaky: z.number(),
      unexpected: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats }) => ({
    // Passed at the second try; Playwright's own list names them.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))

/** @typedef {z.infer<typeof vitestReport>} Counts */

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const failedSteps = []

rmSync('.reports', { recursive: true, force: true })

const staticChecks = [
  start('Types', 'npm run -s types', { quiet: true }),
  start('Lint', 'npm run -s lint', { quiet: true }),
  start('Format', 'npm run -s format:check', { quiet: true }),
  start('Supply chain', 'node .ci/supply.mjs', { quiet: true }),
]
for (const check of staticChecks) countCheck(await check)

const unit = await start(
  'Unit tests',
  'npm run -s unit -- --reporter=default --reporter=json --outputFile=.reports/unit.json',
)
countTests(unit, '.reports/unit.json', vitestReport)

// Built with a key in the environment, so that the next step can show that it went nowhere.
const env = { BASETEN_API_KEY: `canary-${randomUUID()}` }
const built =
  countCheck(await start('Production build', 'npm run -s build', { env })) &&
  countCheck(await start('Demo build', 'npm run -s build:demo', { env }))
if (built) {
  countCheck(await start('Built files', 'node .ci/check-build.mjs', { env }))
  countCheck(
    await start('Benchmark, counts only', 'npm run -s bench -- --jobs 10000 --runs 1 --check', {
      env: { BENCH_BUILT: 'true' },
    }),
  )
  const e2e = await start('End-to-end tests', 'npm run -s e2e', { env: { E2E_BUILT: 'true' } })
  countTests(e2e, '.reports/e2e.json', playwrightReport)
} else {
  console.log('\nNot checked without a build: built files, benchmark, end-to-end tests')
}

if (failedSteps.length > 0) {
  console.log(`\nFailed: ${failedSteps.join(', ')}`)
  process.exitCode = 1
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)

/**
 * @typedef {object} Outcome
 * @property {string} title
 * @property {boolean} ok
 */

/**
 * Runs a command under a heading. A quiet one runs beside others: it prints all at its end.
 *
 * @param {string} title
 * @param {string} command
 * @param {{quiet?: boolean, env?: Record<string, string>}} [options]
 * @returns {Promise<Outcome>}
 */
function start(title, command, { quiet = false, env: extra = {} } = {}) {
  const begin = performance.now()
  const heading = `\n── ${title} ──`
  if (!quiet) console.log(heading)
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, ...extra },
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const ok = code === 0
      const seconds = ((performance.now() - begin) / 1000).toFixed(1)
      if (quiet) console.log(heading)
      if (output.trim() !== '') console.log(output.trimEnd())
      console.log(`${ok ? '✓' : '✗'} ${title} (${seconds} s)`)
      resolve({ title, ok })
    })
  })
}

/** @param {Outcome} outcome */
function countCheck({ title, ok }) {
  if (!ok) {
    failedSteps.push(title)
    total.failed += 1
  }
  return ok
}

/**
 * Adds up a test runner's report.
 *
 * @param {Outcome} outcome
 * @param {string} file
 * @param {z.ZodType<Counts>} report the shape of the JSON in the file
 */
function countTests({ title, ok }, file, report) {
  let counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    counts = report.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`No report of the ${title.toLowerCase()}: ${String(error)}`)
    counts.failed = 1
  }
  // A runner can fail without a failing test: a file did not load, or it had no browser.
  if (!ok && counts.failed === 0) counts.failed = 1
  if (counts.failed > 0) failedSteps.push(title)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
