import { readFileSync } from 'node:fs'
import * as z from 'zod'

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
})

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      integrity: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
      inBundle: z.optional(z.boolean()),
      hasInstallScript: z.optional(z.boolean()),
    }),
  ),
})

/** @typedef {z.infer<typeof manifestSchema>} Manifest */

/**
 * @typedef {object} Locked
 * @property {string} path its key in package-lock.json, such as `node_modules/a/node_modules/b`
 * @property {string} name
 * @property {string} version
 * @property {string | undefined} license an SPDX expression
 * @property {boolean} production `false` if only tools and tests need it
 * @property {boolean} bundled whether it is inside another package, whose hash covers it
 * @property {string | undefined} integrity
 * @property {boolean} hasInstallScript
 */

/** @returns {Manifest} package.json */
export function readManifest() {
  return manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')))
}

/**
 * @param {string} text package-lock.json
 * @returns {Locked[]} its packages, without the project itself
 */
export function readLock(text) {
  return Object.entries(lockSchema.parse(JSON.parse(text)).packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: path.replace(/^.*node_modules\//, ''),
      version: entry.version,
      license: entry.license,
      production: entry.dev !== true,
      bundled: entry.inBundle === true,
      integrity: entry.integrity,
      hasInstallScript: entry.hasInstallScript === true,
    }))
}

/**
 * Finds version ranges, packages without a hash, and download URLs (npm must use the configured registry,
 * whose name belongs in no file).
 *
 * @param {Manifest} manifest
 * @param {string} lockText
 * @returns {string[]} one sentence per problem
 */
export function problemsOfVersions({ dependencies, devDependencies }, lockText) {
  const ranges = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json has ${name} “${version}”: use one exact version`)
  const unhashed = readLock(lockText)
    .filter(({ integrity, bundled }) => !bundled && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    .map(({ name, version }) => `package-lock.json has no SHA-512 of ${name} ${version}`)
  const addressed = lockText.includes('"resolved"')
    ? [
        'package-lock.json contains download URLs (“resolved”), which npm omits with the settings in .npmrc',
      ]
    : []
  return [...ranges, ...unhashed, ...addressed]
}
