import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { initialFiles } from './initialFiles.mjs'
import {
  bundledPackages,
  problemsOfBundled,
  problemsOfReasons,
  stylePackages,
} from './supply/bundled.mjs'
import { readLock } from './supply/lock.mjs'

/**
 * Checks that no build contains the API key or developer tools, that the production build has no demo code, that
 * docs/dependencies.md lists each package in the page and in its server, that the bill of materials, the licenses and
 * the audit cover each, and that the initial JavaScript, workers included, is within its budget and without Zod. `BASETEN_API_KEY` is the key that was set during the builds.
 */

const BUDGET_KB = 160
/** Texts that occur in demo code only. Source maps contain the name of every source. */
const DEMO_MARKERS = ['src/demo/', 'node_modules/msw/', 'mockServiceWorker']
/** Sources that only `npm run dev` loads. */
const DEV_SOURCES = [
  'src/app/devtools.tsx',
  'node_modules/@tanstack/react-query-devtools/',
  'node_modules/@tanstack/query-devtools/',
]

const key = process.env.BASETEN_API_KEY
if (!key) throw new Error('Set BASETEN_API_KEY to the key that the builds were made with.')

/** @type {string[]} */
const problems = []

for (const folder of ['dist', 'dist-demo', 'dist-server']) {
  for (const file of filesContaining(folder, key)) problems.push(`${file} contains the API key`)
}
for (const marker of DEMO_MARKERS) {
  for (const file of filesContaining('dist', marker)) problems.push(`${file} contains “${marker}”`)
  // Otherwise the check above would pass for any production build.
  if (filesContaining('dist-demo', marker).length === 0) {
    problems.push(`dist-demo does not contain “${marker}”: update DEMO_MARKERS`)
  }
}
for (const source of DEV_SOURCES) {
  for (const folder of ['dist', 'dist-demo', 'dist-server']) {
    for (const file of filesContaining(folder, source))
      problems.push(`${file} contains “${source}”`)
  }
  // Otherwise the check above would always pass.
  if (!existsSync(source)) problems.push(`“${source}” doesn’t exist: update DEV_SOURCES`)
}

const initial = initialFiles('dist')
const sum = initial.scripts.reduce((kB, script) => kB + script.kB, 0)
console.log('Initial JavaScript, kB gzip')
for (const { name, kB } of initial.scripts) console.log(`${kB.toFixed(1).padStart(7)}  ${name}`)
console.log(`${sum.toFixed(1).padStart(7)}  of ${BUDGET_KB}`)
for (const { name, kB } of initial.styles)
  console.log(`${kB.toFixed(1).padStart(7)}  ${name} (separate)`)
if (initial.scripts.length === 0) problems.push('dist/index.html loads no script')
if (sum > BUDGET_KB) problems.push(`the initial JavaScript is over its budget of ${BUDGET_KB} kB`)
for (const chunk of ['entry', 'page']) {
  if (!initial.scripts.some(({ name }) => name.includes(`/${chunk}-`)))
    problems.push(`dist/index.html loads no ${chunk}-*.js`)
}
for (const { name } of initial.scripts) {
  const map = path.join('dist', `${name}.map`)
  if (/\/(?:entry|page)-/.test(name) && !startsWithHint(name)) {
    problems.push(
      `${name} doesn’t begin with the comment that makes Chromium compile it while it loads`,
    )
  }
  if (existsSync(map) && readFileSync(map, 'utf8').includes('node_modules/zod/')) {
    problems.push(
      `${name} contains Zod, which loads on demand: import the schemas' types, not the schemas`,
    )
  }
}

const reasons = readFileSync('docs/dependencies.md', 'utf8')
const locked = readLock(readFileSync('package-lock.json', 'utf8'))
for (const { folder, title, styles } of [
  { folder: 'dist', title: 'In the browser', styles: stylePackages() },
  { folder: 'dist-server', title: 'In the server', styles: [] },
]) {
  const { packages, unknown } = bundledPackages(folder)
  const bundled = [...packages, ...styles]
  console.log(`${bundled.length} packages: ${title.toLowerCase()}`)
  if (packages.length === 0) problems.push(`the source maps of ${folder} name no package`)
  for (const source of unknown)
    problems.push(`${folder} contains ${source}, which belongs to no package`)
  problems.push(...problemsOfReasons(bundled, reasons, title))
  problems.push(...problemsOfBundled(bundled, locked))
}

for (const problem of problems) console.log(`✗ ${problem}`)
if (problems.length > 0) process.exitCode = 1

/** @param {string} name */
function startsWithHint(name) {
  return readFileSync(path.join('dist', name), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n')
}

/**
 * Returns the files in a folder whose name or content contains a text.
 *
 * @param {string} folder
 * @param {string} text
 */
function filesContaining(folder, text) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.includes(text) || readFileSync(file).includes(text))
}
