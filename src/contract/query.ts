import { z } from './zod.ts'

const DAY = 24 * 3_600_000

/** A query parameter with a whole number, written in digits. */
export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}) {
  const range =
    max < Number.MAX_SAFE_INTEGER ? ` from ${min} to ${max}` : min > 0 ? ` from ${min}` : ''
  const error = `expected a whole number${range}`
  const digits = z.string().check(z.regex(/^(?:0|[1-9]\d{0,14})$/, { error }))
  const toNumber = z.pipe(digits, z.transform(Number))
  return z.pipe(toNumber, z.number().check(z.gte(min, { error }), z.lte(max, { error })))
}

/** The parameters of a window: its ends, both inclusive, ms since the epoch. */
export const windowShape = {
  start_epoch_millis: z.exactOptional(wholeNumber()),
  end_epoch_millis: z.exactOptional(wholeNumber()),
}

interface Window {
  readonly start_epoch_millis?: number
  readonly end_epoch_millis?: number
}

/** Returns the checks of a window: if both ends are given, they must be in order and at most `max` ms apart. */
export function windowChecks(max = Infinity) {
  return [
    lengthCheck((ms) => ms >= 0, 'at most end_epoch_millis'),
    lengthCheck((ms) => ms <= max, `at most ${max / DAY} days before end_epoch_millis`),
  ] as const
}

function lengthCheck(isValid: (ms: number) => boolean, expected: string) {
  return z.refine<Window>(
    ({ start_epoch_millis: start, end_epoch_millis: end }) =>
      start === undefined || end === undefined || isValid(end - start),
    { error: `expected ${expected}`, path: ['start_epoch_millis'] },
  )
}

export type ParsedQuery<Query> =
  | { readonly query: Query; readonly problem: null }
  /** One or two sentences with the parameter's name: `limit must be a whole number from 1 to 1000.` */
  | { readonly query: null; readonly problem: string }

/** The schema of a query. Its fields are the parameters, all of them optional. */
export interface QuerySchema<Query> {
  readonly shape: object
  readonly safeParse: (query: unknown) => z.core.util.SafeParseResult<Query>
}

/** Parses a query. Each parameter may be given once; those that the schema doesn't have are invalid. */
export function parseQuery<Query>(
  schema: QuerySchema<Query>,
  search: URLSearchParams,
): ParsedQuery<Query> {
  const problem = problemOfNames([...search.keys()], Object.keys(schema.shape))
  if (problem !== null) return { query: null, problem }
  const checked = schema.safeParse(Object.fromEntries(search))
  if (checked.success) return { query: checked.data, problem: null }
  const [issue] = checked.error.issues
  const expected = issue?.message.replace(/^expected /, '') ?? 'valid'
  return { query: null, problem: `${issue?.path.join('.') ?? 'The query'} must be ${expected}.` }
}

function problemOfNames(given: readonly string[], known: readonly string[]): string | null {
  if (given.some((name) => !known.includes(name))) {
    const names = known.length === 0 ? 'none' : known.join(', ')
    return `Unknown query parameter. This path has ${names}.`
  }
  const repeated = given.find((name, index) => given.indexOf(name) < index)
  return repeated === undefined ? null : `${repeated} is given twice. Give it once.`
}
