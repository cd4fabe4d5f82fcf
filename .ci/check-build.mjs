import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'

/**
 * Reads the two builds: no key in either, nothing of the demo in the production build, and the
 * JavaScript that a first visit loads within its budget. `BASETEN_API_KEY` is the key they were
 * built with.
 */

const BUDGET_KB = 200
/** Whatever holds one of these holds demo code: the maps beside the code name every source. */
const DEMO_MARKERS = ['src/demo/', 'node_modules/msw/', 'mockServiceWorker']

const key = process.env.BASETEN_API_KEY
if (!key) throw new Error('Set BASETEN_API_KEY to the key that the builds were made with.')

/** @type {string[]} */
const faults = []

for (const folder of ['dist', 'dist-demo']) {
  for (const file of filesHolding(folder, key)) faults.push(`${file} holds the API key`)
}
for (const marker of DEMO_MARKERS) {
  for (const file of filesHolding('dist', marker)) faults.push(`${file} holds “${marker}”`)
  // Else the check above would pass whatever the production build held.
  if (filesHolding('dist-demo', marker).length === 0) {
    faults.push(`“${marker}” is nowhere in dist-demo: it no longer marks the demo`)
  }
}

const initial = initialFiles('dist')
const sum = initial.scripts.reduce((kB, script) => kB + script.kB, 0)
console.log('Initial JavaScript, kB gzip')
for (const { name, kB } of initial.scripts) console.log(`${kB.toFixed(1).padStart(7)}  ${name}`)
console.log(`${sum.toFixed(1).padStart(7)}  of ${BUDGET_KB}`)
for (const { name, kB } of initial.styles)
  console.log(`${kB.toFixed(1).padStart(7)}  ${name} (apart)`)
if (initial.scripts.length === 0) faults.push('dist/index.html loads no script')
if (sum > BUDGET_KB) faults.push(`the initial JavaScript is over its budget of ${BUDGET_KB} kB`)

for (const fault of faults) console.log(`✗ ${fault}`)
if (faults.length > 0) process.exitCode = 1

/**
 * The files under a folder whose name or content holds a text.
 *
 * @param {string} folder
 * @param {string} text
 */
function filesHolding(folder, text) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.includes(text) || readFileSync(file).includes(text))
}

/**
 * What a first visit loads: the page's scripts and style sheets, and all that the scripts import
 * statically.
 *
 * @param {string} folder
 */
function initialFiles(folder) {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const scripts = new Set(addresses(tags.filter((tag) => /^<script|rel="modulepreload"/.test(tag))))
  // The loop also visits what is added on the way.
  for (const name of scripts) {
    for (const imported of staticImports(name, readFileSync(path.join(folder, name), 'utf8'))) {
      scripts.add(imported)
    }
  }
  const styles = addresses(tags.filter((tag) => tag.includes('rel="stylesheet"')))
  /** @param {string} name */
  const weigh = (name) => ({
    name,
    kB: gzipSync(readFileSync(path.join(folder, name))).length / 1000,
  })
  return { scripts: [...scripts].map(weigh), styles: styles.map(weigh) }
}

/**
 * @param {string[]} tags
 * @returns {string[]} the paths that they name
 */
function addresses(tags) {
  return tags.flatMap((tag) => {
    const address = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1]
    return address === undefined ? [] : [resolvePath(address, '/')]
  })
}

/**
 * @param {string} name the script's path
 * @param {string} code
 */
function staticImports(name, code) {
  const { staticImports: imports, staticExports: exports } = parseSync(name, code).module
  return [...imports, ...exports.flatMap(({ entries }) => entries)].flatMap(({ moduleRequest }) =>
    moduleRequest ? [resolvePath(moduleRequest.value, name)] : [],
  )
}

/**
 * @param {string} address
 * @param {string} from the path of the file that names it
 */
function resolvePath(address, from) {
  return new URL(address, `http://site${from}`).pathname
}
