import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The Node versions of the nightly run; `engines` in package.json lists them and the gate's, in .nvmrc. */
export const NODE_MAJORS = [22, 24, 26]

const FOLDER = path.resolve('node_modules/.cache/node')
const LIMIT_MS = 120_000

/**
 * Installs the latest release of a Node major version from its npm package, or falls back to the installed one if the
 * registry is unreachable.
 *
 * @param {number} major
 * @returns {{version: string, env: Record<string, string>} | {reason: string}} the environment in which `node`
 *   is this version, or why there is none
 */
export function findNode(major) {
  const name = `node-${process.platform}-${process.arch}`
  const folder = path.join(FOLDER, String(major))
  const install = spawnSync(
    'npm',
    [
      'install',
      `${name}@${major}`,
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--loglevel=error',
    ],
    { encoding: 'utf8', timeout: LIMIT_MS },
  )
  const bin = path.join(folder, 'node_modules', name, 'bin')
  const version = versionOf(bin)
  if (version !== null) {
    return { version, env: { PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` } }
  }
  const [error = `npm exited with ${install.status ?? install.signal}`] =
    install.stderr?.match(/(?<=^npm (?:error|ERR!) ).+/m) ?? []
  return { reason: `the package ${name} is not available (${error})` }
}

/**
 * @param {string} bin
 * @returns {string | null} null if the binary doesn't start
 */
function versionOf(bin) {
  const program = path.join(bin, 'node')
  if (!existsSync(program)) return null
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().slice(1) : null
}
