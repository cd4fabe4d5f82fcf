import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** @typedef {import('./lock.mjs').Locked} Locked */
/** @typedef {import('./lock.mjs').Manifest} Manifest */

/**
 * Install scripts are off twice: `ignore-scripts` in .npmrc, which every npm obeys, and a denial in
 * `allowScripts` of package.json, npm 11's list of who may. Who has one is known by name.
 *
 * @param {Manifest} manifest
 * @param {Locked[]} packages
 * @returns {string[]} one sentence for each fault
 */
export function faultsOfScripts({ allowScripts }, packages) {
  const having = new Set(packages.filter((each) => each.hasInstallScript).map(({ name }) => name))
  const unknown = [...having]
    .filter((name) => !(name in allowScripts))
    .map((name) => `${name} has an install script: say in allowScripts of package.json who may run`)
  const gone = Object.keys(allowScripts)
    .filter((name) => !having.has(name))
    .map((name) => `allowScripts of package.json names ${name}, which has no install script`)
  const allowed = Object.entries(allowScripts)
    .filter(([, allow]) => allow)
    .map(([name]) => `allowScripts of package.json lets ${name} run: .npmrc keeps it from that`)
  return [...unknown, ...gone, ...allowed]
}

/**
 * Has npm install a package whose install script leaves a file behind, once with this project's .npmrc
 * and once with scripts on, which shows that the first would have been noticed.
 *
 * @returns {string[]} one sentence for each fault
 */
export function faultsOfInstalling() {
  const faults = []
  if (scriptRuns()) faults.push('an install script ran: .npmrc must hold ignore-scripts=true')
  if (!scriptRuns('--ignore-scripts=false')) faults.push('no install script runs even when it may')
  return faults
}

/**
 * @param {string[]} flags
 * @returns {boolean} whether the script of a package that is installed did run
 */
function scriptRuns(...flags) {
  const root = mkdtempSync(path.join(tmpdir(), 'install-scripts-'))
  try {
    const left = path.join(root, 'left-behind')
    const script = `node -e "require('fs').writeFileSync(process.env.LEFT_BEHIND, '')"`
    writeJson(path.join(root, 'part', 'package.json'), {
      name: 'part',
      version: '1.0.0',
      scripts: { preinstall: script, install: script, postinstall: script },
    })
    writeJson(path.join(root, 'package.json'), {
      dependencies: { part: 'file:part' },
      allowScripts: { 'file:part': true },
    })
    copyFileSync('.npmrc', path.join(root, '.npmrc'))
    spawnSync('npm', ['install', '--offline', '--no-package-lock', ...flags], {
      cwd: root,
      env: { ...withoutNpmSettings(), LEFT_BEHIND: left },
      stdio: 'ignore',
      timeout: 60_000,
    })
    return existsSync(left)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** `npm run` hands its own settings on in the environment, where they come before a file's. */
function withoutNpmSettings() {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter(([name]) => !/^npm_config_ignore/i.test(name)))
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(value))
}
