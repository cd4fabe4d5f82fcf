import * as z from 'zod'

/** @typedef {import('./lock.mjs').Locked} Locked */

export const SBOM_FILE = 'sbom.cdx.json'

const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
})

/**
 * @param {unknown} sbom
 * @param {Locked[]} packages
 * @returns {string[]} one sentence per problem
 */
export function problemsOfSbom(sbom, packages) {
  const parsed = sbomSchema.safeParse(sbom)
  if (!parsed.success)
    return [`${SBOM_FILE} is not valid CycloneDX: ${z.prettifyError(parsed.error)}`]
  const listed = new Set(parsed.data.components.map(({ name, version }) => `${name} ${version}`))
  const locked = new Set(
    packages.filter((each) => each.production).map(({ name, version }) => `${name} ${version}`),
  )
  return [
    ...[...locked].filter((each) => !listed.has(each)).map((each) => `${SBOM_FILE} lacks ${each}`),
    ...[...listed]
      .filter((each) => !locked.has(each))
      .map((each) => `${SBOM_FILE} lists ${each}, which production does not need`),
  ]
}
