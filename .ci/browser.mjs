import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

/**
 * @typedef {object} Browser
 * @property {string | undefined} path the executable; `undefined` for Playwright's own build
 * @property {string} how where it was found, as text
 */

const DOWNLOAD_LIMIT_MS = 60_000

/** Chromium without a user interface, which runs these tests a third faster. */
const HEADLESS_SHELL = 'chromium-headless-shell'

const PROGRAMS = [
  HEADLESS_SHELL,
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
]

/**
 * Finds a Chromium that starts: `CHROMIUM_PATH`, Debian's headless shell, an installed Chrome or
 * Chromium, Playwright's own, Debian's package (as root), Playwright's download.
 *
 * @returns {Promise<Browser>}
 * @throws {Error} with advice, if there is none
 */
export async function findBrowser() {
  const browser = await firstThatStarts()
  console.log(`Browser: ${browser.path ?? "Playwright's Chromium"} (${browser.how})`)
  return browser
}

/** @returns {Promise<Browser>} */
async function firstThatStarts() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (await starts(wanted)) return { path: wanted, how: 'CHROMIUM_PATH' }
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not start a browser.`)
  }
  const installed = await firstInstalled()
  if (installed) return { path: installed, how: 'installed' }
  if (await starts(undefined)) return { path: undefined, how: 'downloaded earlier' }
  if (isRootOnDebian() && installPackage()) {
    const packaged = await firstInstalled()
    if (packaged) return { path: packaged, how: "Debian's package, installed now" }
  }
  // The download may succeed and still not start, if system libraries are missing.
  if (download() && (await starts(undefined))) return { path: undefined, how: 'downloaded now' }
  throw new Error(
    'No browser for the end-to-end tests: install Chrome or Chromium, run ' +
      '`npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to an executable.',
  )
}

/**
 * Finds a Firefox: `FIREFOX_PATH`, an installed one, Debian's package (as root).
 *
 * @returns {string | null} the executable; null if there is none
 */
export function findFirefox() {
  const wanted = process.env.FIREFOX_PATH
  if (wanted) return wanted
  const installed = installedFirefox()
  if (installed !== null || !isRootOnDebian()) return installed
  console.log("Installing Debian's package of Firefox…")
  return aptGet('update') && aptGet('install', '-y', 'firefox-esr') ? installedFirefox() : null
}

function installedFirefox() {
  return (
    executables(['firefox-esr', 'firefox']).find(
      (file) =>
        existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0,
    ) ?? null
  )
}

/** @param {string | undefined} executable */
async function starts(executable) {
  try {
    const browser = await chromium.launch(executable ? { executablePath: executable } : {})
    await browser.close()
    return true
  } catch {
    return false
  }
}

/** @returns {Promise<string | undefined>} */
async function firstInstalled() {
  for (const candidate of usualPaths()) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate
  }
  return undefined
}

/** @returns {string[]} */
function usualPaths() {
  const { env, platform } = process
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((root) =>
      ['Google/Chrome', 'Chromium'].map((app) =>
        path.join(root ?? '', app, 'Application', 'chrome.exe'),
      ),
    )
  }
  if (platform === 'darwin') {
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((root) =>
      ['Google Chrome', 'Chromium'].map((app) =>
        path.join(root, `${app}.app`, 'Contents', 'MacOS', app),
      ),
    )
  }
  return executables(PROGRAMS)
}

/**
 * @param {string[]} names the preferred first
 * @returns {string[]} where programs with these names may be on Linux
 */
function executables(names) {
  const folders = (process.env.PATH ?? '')
    .split(':')
    .concat('/usr/bin', '/usr/local/bin', '/snap/bin')
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function download() {
  console.log("Downloading Playwright's browser, for up to a minute…")
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium-headless-shell'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  return status === 0
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function installPackage() {
  console.log("Installing Debian's package of Chromium…")
  return (
    aptGet('update') &&
    (aptGet('install', '-y', HEADLESS_SHELL) || aptGet('install', '-y', 'chromium'))
  )
}

/** @param {string[]} args */
function aptGet(...args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}
