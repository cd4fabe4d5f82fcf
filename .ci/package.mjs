import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import {
  bundledPackages,
  problemsOfBundled,
  sbomOfBundled,
  stylePackages,
} from './supply/bundled.mjs'
import { readLock } from './supply/lock.mjs'
import { SBOM_FILE } from './supply/sbom.mjs'

/**
 * Writes the builds as an npm package into `dist-package/`: `npm pack ./dist-package` makes the tarball. The package
 * contains all code that it needs, so it has neither dependencies nor scripts. It has no source maps.
 */

const FOLDER = 'dist-package'
const BUILDS = ['dist', 'dist-server']

const projectSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.string(),
  engines: z.record(z.string(), z.string()),
})

const authorSchema = z.object({
  author: z.optional(z.union([z.string(), z.object({ name: z.string() })])),
})

for (const build of BUILDS) {
  if (!existsSync(build)) throw new Error(`${build}/ is missing: run npm run build first.`)
}
const bundled = readBundled()

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER)
for (const build of BUILDS) {
  cpSync(build, path.join(FOLDER, build), {
    recursive: true,
    filter: (file) => !/\.map(?:\.br|\.gz)?$/.test(file),
  })
}
cpSync('LICENSE', path.join(FOLDER, 'LICENSE'))
cpSync('.ci/package/README.md', path.join(FOLDER, 'README.md'))
const project = projectSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')))
writeJson('package.json', { ...project, bin: { [project.name]: 'dist-server/main.js' } })
writeFileSync(path.join(FOLDER, 'LICENSES.txt'), bundled.map(licenseOf).join('\n\n'))
writeJson(SBOM_FILE, sbomOfBundled(makeSbom(), bundled))
console.log(
  `${FOLDER}/: ${project.name} ${project.version}, with ${bundled.length} bundled packages`,
)

/**
 * Returns the packages whose code is in the builds.
 *
 * @throws {Error} if the supply chain's checks don't cover one of them
 */
function readBundled() {
  const keys = [...BUILDS.flatMap((build) => bundledPackages(build).packages), ...stylePackages()]
  const locked = readLock(readFileSync('package-lock.json', 'utf8'))
  const problems = problemsOfBundled(keys, locked)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return locked.filter((each) => keys.includes(each.path))
}

/**
 * Returns a package's name, version, license and the texts of its license files; its author if it has no such file.
 *
 * @param {import('./supply/lock.mjs').Locked} locked
 */
function licenseOf({ path: folder, name, version, license }) {
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
  const heading = `${name} ${version} (${license})`
  return [heading, ...(texts.length > 0 ? texts : [authorOf(folder)])].join('\n\n')
}

/** @param {string} folder */
function authorOf(folder) {
  const { author } = authorSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
  )
  return `Copyright ${(typeof author === 'string' ? author : author?.name) ?? 'its authors'}`
}

/** @returns {unknown} the bill of materials of all production packages */
function makeSbom() {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm run sbom failed: ${stdout}${stderr}`)
  return JSON.parse(readFileSync(SBOM_FILE, 'utf8'))
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  writeFileSync(path.join(FOLDER, file), `${JSON.stringify(value, null, 2)}\n`)
}
