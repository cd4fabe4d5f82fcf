import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where packages are unpacked: next to npm's packages, and ignored by Git like them. */
const FOLDER = path.resolve('node_modules/.cache/debian')
const LIMIT_MS = 90_000
/** How long a failed download isn't repeated, ms: otherwise each of the parallel test files would try. */
const GIVEN_UP_MS = 600_000

/**
 * Finds a server program that is installed or that, on Debian-based systems, the package of the same name
 * contains. The package is only unpacked, not installed: no service starts, and no root is needed.
 *
 * @param {'nginx' | 'caddy'} name
 * @param {string} versionFlag the option that prints the program's version
 * @returns {string | undefined} the executable; `undefined` if there is none
 */
export function findProgram(name, versionFlag) {
  const installed = (process.env.PATH ?? '').split(':').concat('/usr/sbin', '/usr/local/sbin')
  const unpacked = ['usr/sbin', 'usr/bin'].map((folder) => path.join(FOLDER, folder))
  const find = () =>
    [...installed, ...unpacked]
      .map((folder) => path.join(folder, name))
      .find((file) => existsSync(file) && run(file, versionFlag))
  const found = find()
  if (found !== undefined || !existsSync('/etc/debian_version')) return found
  mkdirSync(FOLDER, { recursive: true })
  return alone(() => find() ?? (unpack(name) ? find() : undefined))
}

/** @param {string} name */
function unpack(name) {
  const givenUp = path.join(FOLDER, `${name}.missing`)
  if (existsSync(givenUp) && Date.now() - statSync(givenUp).mtimeMs < GIVEN_UP_MS) return false
  const had =
    run('apt-get', 'download', name) ||
    // New machines have no package list.
    (process.getuid?.() === 0 && run('apt-get', 'update') && run('apt-get', 'download', name))
  const file = readdirSync(FOLDER).find((each) => each.startsWith(`${name}_`))
  if (had && file !== undefined && run('dpkg-deb', '-x', file, '.')) return true
  writeFileSync(givenUp, '')
  return false
}

/**
 * Runs a function while no other process runs it.
 *
 * @template T
 * @param {() => T} work
 */
function alone(work) {
  const lock = path.join(FOLDER, 'lock')
  // Ignores a lock that a killed process left behind.
  const until = Date.now() + 3 * LIMIT_MS
  while (!take(lock) && Date.now() < until) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const cwd = existsSync(FOLDER) ? FOLDER : undefined
  return spawnSync(command, args, { cwd, stdio: 'ignore', timeout: LIMIT_MS }).status === 0
}
