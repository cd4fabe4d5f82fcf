/**
 * Defines when tests run: the gate (`npm test`) before each merge, slow tests in the nightly
 * run (`npm run test:nightly`). A unit test's file name decides, and an end-to-end test's folder.
 */

export const UNIT_SPECS = '{src,docs,.ci}/**/*.spec.{ts,tsx}'
export const NIGHTLY_UNIT_SPECS = '{src,docs,.ci}/**/*.nightly.spec.{ts,tsx}'

export const NIGHTLY_E2E = 'e2e/nightly'

/** Files of the gate other than specs: lint rules, checks of the build, fixtures of every test. */
const GATE_CHECKS = [
  '.oxlintrc.json',
  '.ci/check-build.mjs',
  '.ci/supply.mjs',
  'bench/counts.mjs',
  'bench/logs.mjs',
  'e2e/support/keyWatch.ts',
]

/**
 * Returns the run that a file belongs to; `null` if none.
 *
 * @param {string} file from the project's root
 * @returns {'gate' | 'nightly' | null}
 */
export function tierOf(file) {
  if (GATE_CHECKS.includes(file)) return 'gate'
  if (!/^(?:src|docs|\.ci|e2e)\/.*\.spec\.tsx?$/.test(file)) return null
  return /\.nightly\.spec\.tsx?$/.test(file) || file.startsWith(`${NIGHTLY_E2E}/`)
    ? 'nightly'
    : 'gate'
}
