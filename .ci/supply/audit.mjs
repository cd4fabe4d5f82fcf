import { spawnSync } from 'node:child_process'
import * as z from 'zod'

/** The timeout, ms: npm waits minutes for a registry that does not respond. */
const LIMIT_MS = 30_000

const foundSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
  metadata: z.object({ vulnerabilities: z.object({ total: z.number() }) }),
})

const failedSchema = z.object({
  statusCode: z.optional(z.number()),
  error: z.optional(z.object({ code: z.optional(z.nullable(z.string())) })),
})

/**
 * The result of `npm audit`. It is *clean* only if the registry responded; otherwise nothing was checked.
 *
 * @typedef {{result: 'clean'} | {result: 'found', problems: string[]} | {result: 'not checked', why: string}} Audit
 */

/**
 * Queries the registry for known vulnerabilities of the production packages.
 *
 * @returns {Audit}
 */
export function audit() {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', timeout: LIMIT_MS })
  return readAudit(stdout ?? '')
}

/**
 * @param {string} output the output of `npm audit --json`
 * @returns {Audit}
 */
export function readAudit(output) {
  const json = parse(output)
  const found = foundSchema.safeParse(json)
  if (found.success) {
    const { vulnerabilities, metadata } = found.data
    const problems = Object.entries(vulnerabilities).map(
      ([name, { severity }]) => `${name} has a known vulnerability (${severity}): npm audit`,
    )
    if (problems.length > 0) return { result: 'found', problems }
    if (metadata.vulnerabilities.total === 0) return { result: 'clean' }
  }
  const failed = failedSchema.safeParse(json)
  const { statusCode, error } = failed.data ?? {}
  const code = error?.code ? ` (${error.code})` : ''
  const why = statusCode === undefined ? `did not respond${code}` : `responded with ${statusCode}`
  return { result: 'not checked', why: `the registry ${why}` }
}

/** @param {string} output */
function parse(output) {
  try {
    return /** @type {unknown} */ (JSON.parse(output))
  } catch {
    return undefined
  }
}
