import * as z from 'zod/mini'

// Zod's English messages would add 2.7 kB; the contract needs only the messages below.
z.config({ localeError: describeIssue })

/** Returns why a value is invalid, to follow the name of its field: `expected string, received null`. */
function describeIssue(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') {
    return `expected ${issue.expected}, received ${typeName(issue.input)}`
  }
  if (issue.code === 'invalid_value') return `expected ${quote(issue.values).join(' or ')}`
  if (issue.code === 'unrecognized_keys') return `unknown field ${quote(issue.keys).join(', ')}`
  if (issue.code === 'too_big') return `expected at most ${String(issue.maximum)}`
  if (issue.code !== 'too_small') return 'invalid value'
  return issue.origin === 'string'
    ? 'expected nonempty string'
    : `expected at least ${String(issue.minimum)}`
}

const quote = (values: readonly unknown[]): string[] =>
  values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

export { z }
