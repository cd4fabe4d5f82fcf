import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { readPlaywright, readVitest } from './reports.mjs'

/** The folder of the test runners' reports; emptied at the start of a run. */
export const REPORTS = '.reports'

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} command for the shell
 * @property {boolean} [quiet] whether to print the output at the end, so that the step can run next to others
 * @property {Record<string, string>} [env]
 * @property {'vitest' | 'playwright'} [runner] the runner whose report has the test counts
 * @property {string} [report] the report's file
 *
 * @typedef {object} Result
 * @property {string} title
 * @property {boolean} ok
 * @property {number} seconds
 * @property {import('./reports.mjs').Counts} counts
 */

/** Runs the steps of a test run, and prints their times and the totals at the end. */
export class Run {
  /** @type {Result[]} */
  #results = []
  #start = performance.now()

  constructor() {
    rmSync(REPORTS, { recursive: true, force: true })
  }

  /**
   * @param {Step} step
   * @returns {Promise<boolean>} whether it passed
   */
  async step(step) {
    return this.#add(await run(step))
  }

  /**
   * Runs steps in parallel, and prints each one's output after that of the steps before it.
   *
   * @param {Step[]} steps
   * @returns {Promise<boolean>} whether all passed
   */
  async sideBySide(steps) {
    const running = steps.map((step) => run({ ...step, quiet: true }))
    let ok = true
    // In sequence: their output must not mix.
    // oxlint-disable-next-line no-await-in-loop
    for (const result of running) ok = this.#add(await result) && ok
    return ok
  }

  /**
   * Adds a step that is a function: it fails if the function throws.
   *
   * @param {string} title
   * @param {() => Promise<void>} work
   * @returns {Promise<boolean>} whether it passed
   */
  async work(title, work) {
    const start = performance.now()
    console.log(`\n── ${title} ──`)
    try {
      await work()
      return this.#add(plainResult(title, start, true))
    } catch (error) {
      console.log(error instanceof Error ? error.message : String(error))
      return this.#add(plainResult(title, start, false))
    }
  }

  /**
   * Adds a step that can't run here, as one skipped test.
   *
   * @param {string} title
   * @param {string} reason
   */
  skip(title, reason) {
    const result = plainResult(title, performance.now(), true)
    result.counts.skipped = [{ tests: 1, reason: `${title}: ${reason}` }]
    console.log(`\n── ${title} ──\nSkipped: ${reason}`)
    this.#add(result)
  }

  /**
   * Prints the time of each step, flaky and skipped tests, and the totals, in one last line.
   *
   * @param {{withSkipped: boolean}} options whether tests may be skipped; if not, skipped tests fail
   */
  finish({ withSkipped }) {
    const all = this.#results.map(({ counts }) => counts)
    const skipped = all.flatMap((counts) => counts.skipped)
    const flaky = all.flatMap((counts) => counts.flaky)
    const count = skipped.reduce((sum, { tests }) => sum + tests, 0)
    const passed = all.reduce((sum, counts) => sum + counts.passed, 0)
    const failed = all.reduce((sum, counts) => sum + counts.failed, 0) + (withSkipped ? 0 : count)

    console.log('\n── Times ──')
    for (const { title, ok, seconds } of this.#results) {
      console.log(`${ok ? '✓' : '✗'} ${seconds.toFixed(1).padStart(7)} s  ${title}`)
    }
    console.log(`  ${((performance.now() - this.#start) / 1000).toFixed(1).padStart(7)} s  total`)
    for (const title of flaky) console.log(`Passed only on a retry: ${title}`)
    for (const { tests, reason } of skipped) {
      console.log(`Skipped ${tests} ${tests === 1 ? 'test' : 'tests'}: ${reason}`)
    }
    if (failed > 0) process.exitCode = 1
    console.log(`\n${passed} passed, ${failed} failed${withSkipped ? `, ${count} skipped` : ''}`)
  }

  /** @param {Result} each */
  #add(each) {
    this.#results.push(each)
    return each.ok
  }
}

/**
 * @param {Step} step
 * @returns {Promise<Result>}
 */
function run({ title, command, quiet = false, env = {}, runner, report = '' }) {
  const start = performance.now()
  const heading = `\n── ${title} ──`
  if (!quiet) console.log(heading)
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const ended = plainResult(title, start, code === 0)
      if (runner) countTests(ended, runner, report)
      if (quiet) console.log(heading)
      if (output.trim() !== '') console.log(output.trimEnd())
      console.log(`${ended.ok ? '✓' : '✗'} ${title} (${ended.seconds.toFixed(1)} s)`)
      resolve(ended)
    })
  })
}

/**
 * Returns the result of a step without tests: it counts only if it fails.
 *
 * @param {string} title
 * @param {number} start
 * @param {boolean} ok
 * @returns {Result}
 */
function plainResult(title, start, ok) {
  const seconds = (performance.now() - start) / 1000
  return { title, ok, seconds, counts: { passed: 0, failed: ok ? 0 : 1, flaky: [], skipped: [] } }
}

/**
 * @param {Result} ended
 * @param {'vitest' | 'playwright'} runner
 * @param {string} report
 */
function countTests(ended, runner, report) {
  try {
    const json = /** @type {unknown} */ (JSON.parse(readFileSync(report, 'utf8')))
    ended.counts = runner === 'vitest' ? readVitest(json) : readPlaywright(json)
  } catch (error) {
    console.log(`No report of the ${ended.title.toLowerCase()}: ${String(error)}`)
    ended.counts.failed = 1
  }
  const { counts } = ended
  // A runner can fail without a failing test, for example if a file doesn't load or there is no browser.
  if (!ended.ok && counts.failed === 0) counts.failed = 1
  ended.ok = counts.failed === 0
}
