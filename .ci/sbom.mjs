import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { faultsOfSbom, SBOM_FILE } from './supply/sbom.mjs'
import { readLock } from './supply/lock.mjs'

/**
 * Writes the software bill of materials of what `npm ci --omit=dev` would install, in CycloneDX.
 *
 * `npm sbom --omit dev` would leave out what production and tools share, React among it (npm 10 and
 * 11). So npm is shown the project without its tools.
 */

const projectSchema = z.looseObject({ devDependencies: z.unknown() })
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) })

// npm takes the component's name from the folder's.
const root = mkdtempSync(path.join(tmpdir(), 'sbom-'))
const folder = path.join(root, 'training-jobs-dashboard')
try {
  const lockText = readFileSync('package-lock.json', 'utf8')
  const lock = lockSchema.parse(JSON.parse(lockText))
  /** @type {[string, unknown][]} */
  const packages = Object.entries(lock.packages)
    .filter(([, entry]) => entry['dev'] !== true)
    .map(([name, entry]) => [name, name === '' ? withoutTools(entry) : entry])
  const project = projectSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  mkdirSync(folder)
  write('package.json', withoutTools(project))
  write('package-lock.json', { ...lock, packages: Object.fromEntries(packages) })

  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm sbom failed:\n${stderr}`)
  writeFileSync(SBOM_FILE, stdout)
  const faults = faultsOfSbom(JSON.parse(stdout), readLock(lockText))
  for (const errorType of faults) console.log(`✗ ${errorType}`)
  if (faults.length > 0) process.exitCode = 1
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** @param {Record<string, unknown>} project */
function withoutTools(project) {
  return { ...project, devDependencies: undefined }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function write(name, value) {
  writeFileSync(path.join(folder, name), JSON.stringify(value))
}
