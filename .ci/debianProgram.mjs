import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where packages are unpacked; beside what npm installs, and ignored like it. */
const FOLDER = path.resolve('node_modules/.cache/debian')
/** How long one command may take, ms. */
const LIMIT_MS = 90_000
/** How long a package that could not be had is not asked for again, ms: test files run side by side. */
const GIVEN_UP_MS = 600_000

/**
 * Finds a server program that is installed or, on Debian and its kin, can be had from the package of the
 * same name. The package is only unpacked, not installed: nothing starts, and nobody needs to be root.
 *
 * @param {'nginx' | 'caddy'} name
 * @param {string} versionFlag has the program say its version
 * @returns {string | undefined} the executable
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
    // A new machine has no list of packages yet.
    (process.getuid?.() === 0 && run('apt-get', 'update') && run('apt-get', 'download', name))
  const file = readdirSync(FOLDER).find((each) => each.startsWith(`${name}_`))
  if (had && file !== undefined && run('dpkg-deb', '-x', file, '.')) return true
  writeFileSync(givenUp, '')
  return false
}

/**
 * Does something while no other process does it.
 *
 * @template T
 * @param {() => T} work
 */
function alone(work) {
  const lock = path.join(FOLDER, 'lock')
  // One that was left behind by a process that was ended does not count.
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
