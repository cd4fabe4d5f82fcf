import { REPORTS } from './steps.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

/** The checks that need no build and no browser. @type {Step[]} */
export const STATIC_CHECKS = [
  { title: 'Types', command: 'npm run -s types' },
  { title: 'Lint', command: 'npm run -s lint' },
  { title: 'Format', command: 'npm run -s format:check' },
  { title: 'Unused code', command: 'npm run -s knip' },
]

/** @type {Step} */
export const UNIT_TESTS = unitTests('Unit tests', 'npm run -s unit --', 'unit.json')

/**
 * @param {string} title
 * @param {string} command a command that accepts Vitest's options at its end
 * @param {string} file of the report
 * @returns {Step}
 */
export function unitTests(title, command, file) {
  const report = `${REPORTS}/${file}`
  return {
    title,
    command: `${command} --reporter=default --reporter=json --outputFile=${report}`,
    runner: 'vitest',
    report,
  }
}

/**
 * Returns a step that runs Playwright on the existing builds.
 *
 * @param {string} title
 * @param {string} command
 * @returns {Step}
 */
export function endToEndTests(title, command) {
  return {
    title,
    command,
    env: { E2E_BUILT: 'true' },
    runner: 'playwright',
    // As in playwright.config.ts.
    report: `${REPORTS}/e2e.json`,
  }
}
