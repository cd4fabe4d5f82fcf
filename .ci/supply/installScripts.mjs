import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** @typedef {import('./lock.mjs').Locked} Locked */
/** @typedef {import('./lock.mjs').Manifest} Manifest */

/**
 * Checks that install scripts are disabled twice: with `ignore-scripts` in .npmrc, which every npm version
 * obeys, and with a denial in `allowScripts` of package.json, npm 11's allowlist, for each package with one.
 *
 * @param {Manifest} manifest
 * @param {Locked[]} packages
 * @returns {string[]} one sentence per problem
 */
export function problemsOfScripts({ allowScripts }, packages) {
  const having = new Set(packages.filter((each) => each.hasInstallScript).map(({ name }) => name))
  const unknown = [...having]
    .filter((name) => !(name in allowScripts))
    .map((name) => `${name} has an install script: deny it in allowScripts of package.json`)
  const gone = Object.keys(allowScripts)
    .filter((name) => !having.has(name))
    .map((name) => `allowScripts of package.json names ${name}, which has no install script`)
  const allowed = Object.entries(allowScripts)
    .filter(([, allow]) => allow)
    .map(
      ([name]) =>
        `allowScripts of package.json allows ${name}, but .npmrc disables all install scripts`,
    )
  return [...unknown, ...gone, ...allowed]
}

/**
 * Makes npm install a package whose install script creates a file, once with this project's .npmrc
 * and once with scripts enabled, which proves that the check detects a script that runs.
 *
 * @returns {string[]} one sentence per problem
 */
export function problemsOfInstalling() {
  const problems = []
  if (scriptRuns()) problems.push('an install script ran: .npmrc must contain ignore-scripts=true')
  if (!scriptRuns('--ignore-scripts=false'))
    problems.push('no install script ran, although scripts were allowed')
  return problems
}

/**
 * @param {string[]} flags
 * @returns {boolean} whether the script of an installed package ran
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

/** Returns the environment without the settings of `npm run`, which override those of .npmrc. */
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
