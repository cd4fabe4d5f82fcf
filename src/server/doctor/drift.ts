import { isObject } from '#src/contract/guards.ts'
import { knownValues } from '#src/contract/knownValues.ts'
import { z } from '#src/contract/zod.ts'

/** A difference between a response and the contract. */
export interface Drift {
  /**
   * The field, such as `training_jobs[].name`; `''` for the body. `*` stands for the keys of a map, and `?` for an
   * unknown field whose name could be data.
   */
  readonly path: string
  readonly kind: 'missing field' | 'unknown field' | 'unknown status' | 'unknown value' | 'type'
  /** For a type, what is wrong; for a value, its name if it looks like a constant. Otherwise `null`. */
  readonly detail: string | null
}

/** The number of differences that are collected: a response can have a difference in each of 100,000 rows. */
const MAX_DRIFTS = 100

/**
 * Returns how a parsed JSON body differs from its schema, each difference once. The body is untrusted: the result
 * contains its field names and constants only if they look like the API's own vocabulary, and nothing below an
 * unknown field is read.
 */
export function driftOf(schema: z.core.$ZodType, body: unknown): Drift[] {
  const found = new Map<string, Drift>()
  visit(schema, body, '', (drift) => {
    if (found.size < MAX_DRIFTS) found.set(JSON.stringify(drift), drift)
  })
  return [...found.values()]
}

type Add = (drift: Drift) => void

function visit(schema: z.core.$ZodType, value: unknown, path: string, add: Add): void {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) {
    const absent = schema instanceof z.ZodMiniOptional ? undefined : null
    if (value !== absent) visit(schema.def.innerType, value, path, add)
  } else if (value === undefined) {
    add({ path, kind: 'missing field', detail: null })
  } else if (schema instanceof z.ZodMiniObject && isObject(value)) {
    visitFields(schema, value, path, add)
  } else if (schema instanceof z.ZodMiniRecord && isObject(value)) {
    visitMap(schema, value, path, add)
  } else if (schema instanceof z.ZodMiniArray && Array.isArray(value)) {
    for (const item of value) visit(schema.def.element, item, `${path}[]`, add)
  } else {
    visitValue(schema, value, path, add)
  }
}

type Fields = Readonly<Record<string, unknown>>

function visitFields(schema: z.ZodMiniObject, fields: Fields, path: string, add: Add): void {
  const { shape } = schema.def
  for (const [name, field] of Object.entries(shape)) {
    visit(field, Object.hasOwn(fields, name) ? fields[name] : undefined, join(path, name), add)
  }
  for (const name of Object.keys(fields)) {
    if (Object.hasOwn(shape, name)) continue
    add({ path: join(path, isFieldName(name) ? name : '?'), kind: 'unknown field', detail: null })
  }
}

function visitMap(schema: z.ZodMiniRecord, entries: Fields, path: string, add: Add): void {
  const { keyType, valueType } = schema.def
  const item = join(path, '*')
  for (const [key, value] of Object.entries(entries)) {
    if (!z.safeParse(keyType, key).success)
      add({ path: item, kind: 'type', detail: 'unexpected key' })
    visit(valueType, value, item, add)
  }
}

function visitValue(schema: z.core.$ZodType, value: unknown, path: string, add: Add): void {
  const [issue] = z.safeParse(schema, value).error?.issues ?? []
  if (issue) {
    // Built from the schema and the names of types, never from the value: `src/contract/zod.ts`.
    add({ path, kind: 'type', detail: issue.message })
    return
  }
  const known = knownValues.get(schema)
  if (!known || typeof value !== 'string' || isKnown(value, known)) return
  const kind = path.endsWith('current_status') ? 'unknown status' : 'unknown value'
  add({ path, kind, detail: isConstant(value) ? value : null })
}

interface Known {
  readonly values: readonly string[]
  readonly anyCase?: boolean
}

function isKnown(value: string, { values, anyCase = false }: Known): boolean {
  return values.includes(value) || (anyCase && values.includes(value.toLowerCase()))
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

/** Whether a name looks like a field of the API: words, of which each can end with a number. IDs mix the two. */
function isFieldName(name: string): boolean {
  return name.length <= 40 && /^[A-Za-z]+\d{0,3}(?:_[A-Za-z]*\d{0,3})*$/.test(name)
}

/** Whether a value looks like a constant of the API: `TRAINING_JOB_PAUSED`. */
export function isConstant(value: string): boolean {
  return /^[A-Z0-9_]{1,40}$/.test(value)
}
