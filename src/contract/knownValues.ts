import { z } from './zod.ts'

interface KnownValues {
  readonly values: readonly string[]
  /** Whether upper and lower case are the same. */
  readonly anyCase?: boolean
}

/** The known values of each field whose set of values is open: the API can add others, which are valid too. */
export const knownValues = z.registry<KnownValues>()

/** Returns a schema for strings of an open set. */
export function openSet(
  values: readonly string[],
  { anyCase = false }: { readonly anyCase?: boolean } = {},
): z.ZodMiniString<string> {
  return z.string().register(knownValues, { values, anyCase })
}
