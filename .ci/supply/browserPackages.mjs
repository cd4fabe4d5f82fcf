import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const mapSchema = z.object({ sources: z.array(z.string()) })

/**
 * Returns the packages that are part of a build: from its scripts' source maps and from our
 * own style sheets, which have none.
 *
 * @param {string} folder
 * @returns {string[]} their names, sorted
 */
export function browserPackages(folder) {
  const scripts = filesOf(folder, '.js.map').flatMap((file) =>
    mapSchema
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .sources.flatMap((source) => /.*node_modules\/(.+)/s.exec(source)?.[1] ?? []),
  )
  const styles = filesOf('src', '.css').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:@import |url\()'([^.'][^']*)'/g)].map(
      ([, address = '']) => address,
    ),
  )
  const names = [...scripts, ...styles].map((address) => /^(?:@[^/]+\/)?[^/]+/.exec(address)?.[0])
  return [...new Set(names)].filter((name) => name !== undefined).sort()
}

/**
 * @param {string[]} packages
 * @param {string} document
 * @returns {string[]} one sentence per problem
 */
export function problemsOfReasons(packages, document) {
  const section = document.split('## In the browser')[1]?.split('\n## ')[0] ?? ''
  const cells = [...section.matchAll(/^\| (`[^|]*`) *\|/gm)].map(([, cell = '']) => cell)
  const named = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  return [
    ...packages
      .filter((name) => !named.includes(name))
      .map((name) => `the build contains ${name}, which is missing from docs/dependencies.md`),
    ...named
      .filter((name) => !packages.includes(name))
      .map((name) => `docs/dependencies.md lists ${name}, which is not in the build`),
  ]
}

/**
 * @param {string} folder
 * @param {string} end the end of the files' names
 */
function filesOf(folder, end) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => path.join(folder, name))
}
