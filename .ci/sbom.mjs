import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { readLock } from './supply/lock.mjs'
import { problemsOfSbom, SBOM_FILE } from './supply/sbom.mjs'

/**
 * Writes the software bill of materials for the packages of `npm ci --omit=dev`, in CycloneDX format.
 *
 * `npm sbom --omit dev` would omit packages that production and tools share, such as React (npm 10 and
 * 11). So npm runs on a copy of the project without its tools.
 */

const projectSchema = z.looseObject({ devDependencies: z.unknown() })
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) })

// npm uses the folder's name as the component's.
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
  const problems = problemsOfSbom(JSON.parse(stdout), readLock(lockText))
  for (const problem of problems) console.log(`✗ ${problem}`)
  if (problems.length > 0) process.exitCode = 1
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
