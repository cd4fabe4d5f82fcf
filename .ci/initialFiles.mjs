import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'

/**
 * A file of the build, and its size in kB after gzip.
 *
 * @typedef {{name: string, kB: number}} Weighed
 */

/**
 * Returns the files of a first visit: the page's scripts and style sheets, the workers that the scripts start,
 * and everything that any of these scripts imports statically.
 *
 * @param {string} folder
 * @returns {{scripts: Weighed[], styles: Weighed[]}}
 */
export function initialFiles(folder) {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const scripts = new Set(addresses(tags.filter((tag) => /^<script|rel="modulepreload"/.test(tag))))
  // The loop also visits entries that it adds.
  for (const name of scripts) {
    const code = readFileSync(path.join(folder, name), 'utf8')
    for (const needed of [...staticImports(name, code), ...workers(name, code)]) scripts.add(needed)
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
 * @returns {string[]} the paths in the tags
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
 * @param {string} name the script's path
 * @param {string} code
 */
function workers(name, code) {
  const starts = code.matchAll(
    /\bnew (?:Shared)?Worker\((?:\s*new URL\()?\s*["'`]([^"'`]+\.js)["'`]/g,
  )
  return [...starts].flatMap(([, address]) =>
    address === undefined ? [] : [resolvePath(address, name)],
  )
}

/**
 * @param {string} address
 * @param {string} from the path of the importing file
 */
function resolvePath(address, from) {
  return new URL(address, `http://site${from}`).pathname
}
