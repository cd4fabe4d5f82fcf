import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where packages are unpacked; beside what npm installs, and ignored like it. */
const FOLDER = path.resolve('node_modules/.cache/debian')
const LIMIT_MS = 90_000

/**
 * Finds a server program that is installed or, on Debian and its kin, can be had from the package of the
 * same name. The package is only unpacked, not installed: nothing starts, and nobody needs to be root.
 *
 * @param {'nginx' | 'caddy'} name
 * @param {string} versionFlag has the program say its version
 * @returns {string | undefined} the executable
 */
export function findProgram(name, versionFlag) {
  /** @param {string} file */
  const starts = (file) => spawnSync(file, [versionFlag], { timeout: 10_000 }).status === 0
  const installed = (process.env.PATH ?? '').split(':').concat('/usr/sbin', '/usr/local/sbin')
  const unpacked = ['usr/sbin', 'usr/bin'].map((folder) => path.join(FOLDER, folder))
  const find = () =>
    [...installed, ...unpacked]
      .map((folder) => path.join(folder, name))
      .find((file) => existsSync(file) && starts(file))
  return find() ?? (unpack(name) ? find() : undefined)
}

/** @param {string} name */
function unpack(name) {
  if (!existsSync('/etc/debian_version')) return false
  mkdirSync(FOLDER, { recursive: true })
  const had =
    run('apt-get', 'download', name) ||
    // A new machine has no list of packages yet.
    (process.getuid?.() === 0 && run('apt-get', 'update') && run('apt-get', 'download', name))
  const file = readdirSync(FOLDER).find((each) => each.startsWith(`${name}_`))
  return had && file !== undefined && run('dpkg-deb', '-x', file, '.')
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: FOLDER, stdio: 'ignore', timeout: LIMIT_MS })
  return status === 0
}
