import {
  capacitySchema,
  uncheckedCapacitySchema,
  type UncheckedCapacity,
} from '#src/contract/capacity.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import type { CapacityRows } from './capacities.ts'

/** Reads the organization's GPU limits. Throws a SearchError, or an AbortError if the signal cancels it. */
export async function loadCapacity(signal: AbortSignal): Promise<CapacityRows> {
  const schema = uncheckedCapacitySchema
  return toCapacityRows(await readEndpoint({ endpoint: 'capacity', schema, signal }))
}

/** Validates the organization's rows one by one. */
export function toCapacityRows({
  gpu_capacities: rows,
  ...others
}: UncheckedCapacity): CapacityRows {
  const valid = rows.flatMap((row) => {
    const { data } = capacitySchema.safeParse(row)
    return data ? [data] : []
  })
  return { ...others, gpu_capacities: valid, invalid: rows.length - valid.length }
}
