import { z } from './zod.ts'

/** A query parameter with a whole number, written in digits. */
export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}) {
  const digits = z.string().check(z.regex(/^\d{1,15}$/, { error: 'expected whole number' }))
  const toNumber = z.pipe(digits, z.transform(Number))
  return z.pipe(toNumber, z.number().check(z.gte(min), z.lte(max)))
}

export type ParsedQuery<Query> =
  | { readonly query: Query; readonly problem: null }
  /** Names the parameter and what is wrong with it: `limit: expected at most 1000`. */
  | { readonly query: null; readonly problem: string }

/** Parses a query. Each parameter may be given once; those that the schema doesn't have are invalid. */
export function parseQuery<Query>(
  schema: z.ZodMiniType<Query>,
  search: URLSearchParams,
): ParsedQuery<Query> {
  const repeated = [...search.keys()].find((name) => search.getAll(name).length > 1)
  if (repeated !== undefined) return { query: null, problem: `${repeated}: given more than once` }
  const checked = schema.safeParse(Object.fromEntries(search))
  if (checked.success) return { query: checked.data, problem: null }
  const [issue] = checked.error.issues
  return { query: null, problem: `${issue?.path.join('.') || 'query'}: ${issue?.message}` }
}
