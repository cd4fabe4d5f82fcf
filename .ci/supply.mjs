import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { audit } from './supply/audit.mjs'
import { problemsOfInstalling, problemsOfScripts } from './supply/installScripts.mjs'
import { countLicenses, problemsOfLicenses } from './supply/licenses.mjs'
import { problemsOfVersions, readLock, readManifest } from './supply/lock.mjs'
import { SBOM_FILE } from './supply/sbom.mjs'

/**
 * Checks the supply chain: exact versions, hashes, denied install scripts, licenses and the bill of
 * materials. With `--all` (`npm run supply`), also lists every package with its license, and runs the
 * nightly checks: that no install script runs, and the registry's audit.
 */

const manifest = readManifest()
const lockText = readFileSync('package-lock.json', 'utf8')
const packages = readLock(lockText)
const production = packages.filter((each) => each.production)
const tools = packages.filter((each) => !each.production)

const all = process.argv.includes('--all')
if (all) {
  list('Production', production)
  list('Tools and tests', tools)
}

/** @type {Part[]} */
const parts = [
  {
    what: `${packages.length} packages, each of one version and with its hash`,
    problems: problemsOfVersions(manifest, lockText),
  },
  {
    what: `install scripts are denied by name: ${Object.keys(manifest.allowScripts).join(', ')}`,
    problems: problemsOfScripts(manifest, packages),
  },
  {
    what: `licenses of production: ${countLicenses(production)}`,
    problems: problemsOfLicenses(production),
  },
  { what: `licenses of tools: ${countLicenses(tools)}`, problems: problemsOfLicenses(tools) },
  { what: `${SBOM_FILE}: ${production.length} packages`, problems: problemsOfMakingSbom() },
  ...(all ? [installing(), auditing()] : []),
]

for (const { what, problems, isOpen = false } of parts) {
  console.log(`${problems.length > 0 ? '✗' : isOpen ? '–' : '✓'} ${what}`)
  for (const problem of problems) console.log(`  ✗ ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

/**
 * @typedef {object} Part
 * @property {string} what
 * @property {string[]} problems
 * @property {boolean} [isOpen] whether it could not be checked
 */

/** @returns {Part} */
function installing() {
  return { what: 'no install script runs', problems: problemsOfInstalling() }
}

/** @returns {Part} */
function auditing() {
  const report = audit()
  return {
    what: `npm audit --omit=dev: ${report.result}${'why' in report ? `, ${report.why}` : ''}`,
    problems: 'problems' in report ? report.problems : [],
    isOpen: report.result === 'not checked',
  }
}

function problemsOfMakingSbom() {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8' })
  return status === 0 ? [] : [`npm run sbom failed: ${stdout}${stderr}`]
}

/**
 * @param {string} title
 * @param {import('./supply/lock.mjs').Locked[]} some
 */
function list(title, some) {
  console.log(`${title}, ${some.length} packages`)
  const width = Math.max(...some.map(({ name, version }) => name.length + version.length))
  for (const { name, version, license = 'none' } of some) {
    console.log(`  ${`${name} ${version}`.padEnd(width + 3)}${license}`)
  }
  console.log('')
}
