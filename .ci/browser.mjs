import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

/**
 * @typedef {object} Browser
 * @property {string | undefined} path the executable; undefined is Playwright's own build
 * @property {string} how where it comes from, in words
 */

const DOWNLOAD_LIMIT_MS = 60_000

/**
 * Finds a Chromium that really starts, and says which: `CHROMIUM_PATH`, an installed Chrome or
 * Chromium, Playwright's own, Playwright's download, Debian's package (as root).
 *
 * @returns {Promise<Browser>}
 * @throws {Error} when none can be had, with what to do about it
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
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not start as a browser.`)
  }
  const installed = await firstInstalled()
  if (installed) return { path: installed, how: 'installed' }
  if (await starts(undefined)) return { path: undefined, how: 'downloaded earlier' }
  // It may arrive and still not start: it brings no system libraries along.
  if (download() && (await starts(undefined))) return { path: undefined, how: 'downloaded now' }
  if (isRootOnDebian() && installPackage()) {
    const packaged = await firstInstalled()
    if (packaged) return { path: packaged, how: "Debian's package, installed now" }
  }
  throw new Error(
    'No browser for the end-to-end tests: install Chrome or Chromium, or run ' +
      '`npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to an executable.',
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
  for (const candidate of usualPlaces()) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate
  }
  return undefined
}

/** @returns {string[]} */
function usualPlaces() {
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
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return folders.flatMap((folder) =>
    ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].map((name) =>
      path.join(folder, name),
    ),
  )
}

function download() {
  console.log("No browser is installed: downloading Playwright's, for a minute at most …")
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
  console.log("No download to be had: installing Debian's chromium with apt-get …")
  return aptGet('update') && aptGet('install', '-y', 'chromium')
}

/** @param {string[]} args */
function aptGet(...args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}
