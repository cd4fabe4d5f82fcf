import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

/** @typedef {import('./lock.mjs').Locked} Locked */

const mapSchema = z.object({ sources: z.array(z.string()) })

const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(
    z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() }),
  ),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/**
 * Returns the packages whose code is in the scripts of a build, from the source maps, and the sources that are
 * neither of a package nor ours.
 *
 * @param {string} folder
 * @returns {{packages: string[], unknown: string[]}} the packages' keys in package-lock.json, sorted
 */
export function bundledPackages(folder) {
  const sources = filesOf(folder, '.js.map').flatMap((file) =>
    mapSchema
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .sources.map((source) => path.relative('.', path.resolve(path.dirname(file), source))),
  )
  const packages = sources.flatMap((source) => packageOf(source) ?? [])
  const unknown = sources.filter((source) => packageOf(source) === null && !isOwn(source))
  return { packages: sortedSet(packages), unknown: sortedSet(unknown) }
}

/**
 * Returns the packages that our own style sheets import: a build has no source maps of these.
 *
 * @returns {string[]} their keys in package-lock.json, sorted
 */
export function stylePackages() {
  // The second form is that of the plugin for icons.
  const addresses = [...filesOf('src', '.css'), 'src/server/iconSprite.ts'].flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:(?:@import |url\()'|resolve\(`)([^.'`][^'`]*)['`]/g,
      ),
    ].map(([, address = '']) => `node_modules/${address}`),
  )
  return sortedSet(addresses.flatMap((address) => packageOf(address) ?? []))
}

/**
 * @param {string[]} bundled keys in package-lock.json
 * @param {Locked[]} packages
 * @returns {string[]} one sentence per bundled package that licenses, bill of materials and audit don't cover
 */
export function problemsOfBundled(bundled, packages) {
  const covered = new Set(packages.filter((each) => each.production).map((each) => each.path))
  return bundled
    .filter((key) => !covered.has(key))
    .map(
      (key) =>
        `a build contains ${nameOf(key)}, which only tools need: move what imports it to dependencies in package.json`,
    )
}

/**
 * @param {string[]} bundled keys in package-lock.json
 * @param {string} document docs/dependencies.md
 * @param {string} title of the document's section with the reasons
 * @returns {string[]} one sentence per problem
 */
export function problemsOfReasons(bundled, document, title) {
  const names = bundled.map(nameOf)
  const section = document.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  const cells = [...section.matchAll(/^\| (`[^|]*`) *\|/gm)].map(([, cell = '']) => cell)
  const named = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  return [
    ...names
      .filter((name) => !named.includes(name))
      .map((name) => `the build contains ${name}, which is missing from docs/dependencies.md`),
    ...named
      .filter((name) => !names.includes(name))
      .map((name) => `docs/dependencies.md lists ${name}, which is not in the build`),
  ]
}

/**
 * Returns a bill of materials of only these packages.
 *
 * @param {unknown} sbom in CycloneDX format
 * @param {Locked[]} bundled
 * @returns {Record<string, unknown>}
 */
export function sbomOfBundled(sbom, bundled) {
  const { metadata, components, dependencies, ...rest } = sbomSchema.parse(sbom)
  const names = new Set(bundled.map(({ name, version }) => `${name} ${version}`))
  const kept = components.filter(({ name, version }) => names.has(`${name} ${version}`))
  const refs = new Set([...kept, metadata.component].map((component) => component['bom-ref']))
  return {
    ...rest,
    metadata: { ...metadata, component: { ...metadata.component, properties: [] } },
    components: kept,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((each) => refs.has(each)),
      })),
  }
}

/**
 * @param {string} file
 * @returns {string | null} the package's key in package-lock.json; null if the file belongs to none
 */
function packageOf(file) {
  return (
    /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll(path.sep, '/'))?.[0] ?? null
  )
}

/** @param {string} key */
function nameOf(key) {
  return key.replace(/^.*node_modules\//, '')
}

/** @param {string} source */
function isOwn(source) {
  return source.startsWith(`src${path.sep}`)
}

/** @param {string[]} texts */
function sortedSet(texts) {
  return [...new Set(texts)].sort()
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
