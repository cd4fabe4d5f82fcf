import type { Capacity } from '#src/contract/capacity.ts'

/** The organization's capacity of a GPU type, in GPUs. */
export interface TypeCapacity {
  /** As the API writes it. */
  readonly type: string
  /** In use by active jobs. Can exceed the limit. */
  readonly usage: number
  readonly limit: number
  /** Jobs below it are expected to run at once; `null` if none is set. */
  readonly baseline: number | null
  /** The parts of the usage; `null` in older responses, which don't have them. */
  readonly split: { readonly dedicated: number; readonly spot: number } | null
}

/** The valid rows of a response of capacity, and a team's as they are, since they aren't displayed. */
export interface CapacityRows {
  readonly gpu_capacities: readonly Capacity[]
  readonly team_gpu_capacities?: readonly unknown[] | undefined
  /** The number of the organization's rows that break the contract. */
  readonly invalid: number
}

/**
 * Returns the organization's capacities, the largest usage first. A team's are omitted: jobs don't name their team, so
 * nothing on the page could be compared with them.
 */
export function capacitiesOf({
  gpu_capacities: rows,
}: Omit<CapacityRows, 'invalid'>): TypeCapacity[] {
  return rows
    .filter((row) => row.usage_count > 0 || row.limit > 0 || row.baseline > 0)
    .map((row): TypeCapacity => {
      const [dedicated, spot] = [row.dedicated_usage_count ?? 0, row.spot_usage_count ?? 0]
      return {
        type: row.gpu_type,
        usage: row.usage_count,
        limit: row.limit,
        baseline: row.baseline > 0 ? row.baseline : null,
        split: dedicated + spot > 0 ? { dedicated, spot } : null,
      }
    })
    .sort((a, b) => b.usage - a.usage || b.limit - a.limit || (a.type < b.type ? -1 : 1))
}

/** Returns by how many GPUs the usage exceeds the limit; 0 if it doesn't. */
export function excessOf({ usage, limit }: TypeCapacity): number {
  return Math.max(0, usage - limit)
}
