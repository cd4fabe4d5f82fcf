import { isDateTime } from './guards.ts'
import { knownValues, openSet } from './knownValues.ts'
import { STATUSES } from './statuses.ts'
import { z } from './zod.ts'

/**
 * The response of *search training jobs*, from Baseten's management API reference. Strict on the fields that the
 * dashboard uses. Fields that the API adds are valid: after a check, use the original object, since Zod's copy lacks
 * them.
 */

/** A whole number from 0. */
export const count = z.int().check(z.gte(0))

/** An ISO 8601 date and time. */
export const dateTime = z
  .string()
  .check(z.refine(isDateTime, { error: 'expected ISO 8601 date and time' }))

/** One node's hardware. `memory_limit_mib` and `gpu_memory_limit_mib` are MiB; 1000 millicpu are one CPU. */
export const instanceTypeSchema = z.object({
  id: z.string(),
  name: z.string(),
  memory_limit_mib: count,
  millicpu_limit: count,
  gpu_count: count,
  gpu_type: z.nullable(z.string()),
  gpu_memory_limit_mib: z.nullable(count),
})

export const projectSchema = z.object({ id: z.string(), name: z.string() })
export const userSchema = z.object({ email: z.nullish(z.string()) })

const status = z
  .string()
  .check(z.minLength(1))
  .register(knownValues, { values: STATUSES.map((row) => row.status) })

export const trainingJobSchema = z.object({
  id: z.string().check(z.minLength(1)),
  created_at: dateTime,
  updated_at: dateTime,
  current_status: status,
  error_message: z.nullish(z.string()),
  instance_type: instanceTypeSchema,
  training_project_id: z.string(),
  training_project: projectSchema,
  name: z.nullish(z.string()),
  checkpoint_sync_status: z.nullish(openSet(['SYNCING', 'COMPLETED'])),
  priority: z.nullish(z.int()),
  user: z.nullish(userSchema),
  node_count: z.nullish(z.int().check(z.gte(1))),
  // `DEDICATED` has been seen too.
  availability_model: z.nullish(openSet(['dedicated', 'spot'], { anyCase: true })),
})

/** The response of a search: every job that matches, since there is no paging. */
export const searchResponseSchema = z.object({ training_jobs: z.array(trainingJobSchema) })

export type InstanceType = z.infer<typeof instanceTypeSchema>
/** Includes any fields that the API adds. */
export type TrainingJob = z.infer<typeof trainingJobSchema> & { readonly [field: string]: unknown }
