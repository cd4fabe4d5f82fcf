import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { audit } from './supply/audit.mjs'
import { faultsOfInstalling, faultsOfScripts } from './supply/installScripts.mjs'
import { countLicences, faultsOfLicences } from './supply/licences.mjs'
import { faultsOfVersions, readLock, readManifest } from './supply/lock.mjs'
import { SBOM_FILE } from './supply/sbom.mjs'

/**
 * The supply chain: exact versions, hashes, install scripts, licences, known vulnerabilities and the
 * bill of materials. With `--list`, every package with its licence as well.
 */

const manifest = readManifest()
const lockText = readFileSync('package-lock.json', 'utf8')
const packages = readLock(lockText)
const production = packages.filter((each) => each.production)
const tools = packages.filter((each) => !each.production)

if (process.argv.includes('--list')) {
  list('Production', production)
  list('Tools and tests', tools)
}

const report = audit()
const parts = [
  {
    what: `${packages.length} packages, each of one version and with its hash`,
    faults: faultsOfVersions(manifest, lockText),
  },
  {
    what: `no install script runs (denied by name: ${Object.keys(manifest.allowScripts).join(', ')})`,
    faults: [...faultsOfScripts(manifest, packages), ...faultsOfInstalling()],
  },
  {
    what: `licences of production: ${countLicences(production)}`,
    faults: faultsOfLicences(production),
  },
  { what: `licences of tools: ${countLicences(tools)}`, faults: faultsOfLicences(tools) },
  { what: `${SBOM_FILE}: ${production.length} packages`, faults: faultsOfMakingSbom() },
  {
    what: `npm audit --omit=dev: ${report.result}${'why' in report ? `, ${report.why}` : ''}`,
    faults: 'faults' in report ? report.faults : [],
    open: report.result === 'not checked',
  },
]

for (const { what, faults, open = false } of parts) {
  console.log(`${faults.length > 0 ? '✗' : open ? '–' : '✓'} ${what}`)
  for (const fault of faults) console.log(`  ✗ ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

function faultsOfMakingSbom() {
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
  for (const { name, version, licence = 'none' } of some) {
    console.log(`  ${`${name} ${version}`.padEnd(width + 3)}${licence}`)
  }
  console.log('')
}
