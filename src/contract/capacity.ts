import { count } from './trainingJob.ts'
import { z } from './zod.ts'

/**
 * The capacity of one GPU type, in GPUs. Jobs below the `baseline` are expected to run at once; 0 means that none is
 * set. Spot jobs can exceed the `limit`. Older responses have 0 dedicated and 0 spot GPUs next to a `usage_count`.
 */
export const capacitySchema = z.object({
  gpu_type: z.string(),
  baseline: count,
  limit: count,
  usage_count: count,
  dedicated_usage_count: z.nullish(count),
  spot_usage_count: z.nullish(count),
})

const teamCapacitySchema = z.object({
  ...capacitySchema.shape,
  team_id: z.string(),
  team_name: z.string(),
})

/**
 * The response of capacity, from Baseten's OpenAPI description. Both lists are empty if no limits are set. Many keys
 * have no access (401, 403).
 */
export const capacityResponseSchema = z.object({
  gpu_capacities: z.array(capacitySchema),
  team_gpu_capacities: z.optional(z.array(teamCapacitySchema)),
})

/** The same with rows to validate one by one, so that an invalid one hides only itself. */
export const uncheckedCapacitySchema = z.object({
  gpu_capacities: z.array(z.unknown()),
  team_gpu_capacities: z.optional(z.array(z.unknown())),
})

export type UncheckedCapacity = z.infer<typeof uncheckedCapacitySchema>
export type Capacity = z.infer<typeof capacitySchema>
export type CapacityResponse = z.infer<typeof capacityResponseSchema>
