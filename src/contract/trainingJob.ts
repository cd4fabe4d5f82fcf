import { z } from './zod.ts'

/**
 * The answer of *search training jobs*, from Baseten's management API reference.
 * Strict on the fields the dashboard relies on. A field that the API adds is no fault: whoever checks an
 * object goes on with the object itself, not with Zod's copy, which lacks it.
 */

const count = z.int().check(z.gte(0))
const dateTime = z.string().check(z.refine(isDateTime, { error: 'not an ISO 8601 date and time' }))

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

export const trainingJobSchema = z.object({
  id: z.string().check(z.minLength(1)),
  created_at: dateTime,
  updated_at: dateTime,
  current_status: z.string().check(z.minLength(1)),
  error_message: z.nullish(z.string()),
  instance_type: instanceTypeSchema,
  training_project_id: z.string(),
  training_project: projectSchema,
  name: z.nullish(z.string()),
  checkpoint_sync_status: z.nullish(z.string()),
  priority: z.nullish(z.int()),
  user: z.nullish(userSchema),
  node_count: z.nullish(z.int().check(z.gte(1))),
  availability_model: z.nullish(z.string()),
})

export type InstanceType = z.infer<typeof instanceTypeSchema>
/** With whatever fields the API has added since. */
export type TrainingJob = z.infer<typeof trainingJobSchema> & { readonly [field: string]: unknown }

/**
 * Whether a row of the answer keeps the contract: exactly where `trainingJobSchema` takes it. The schema
 * says what is wrong with a row; this says, for a tenth of the time, that nothing is, which is the
 * answer for nearly all of 100,000.
 */
export function isTrainingJob(row: unknown): row is TrainingJob {
  return (
    isObject(row) &&
    isText(row['id']) &&
    isDateTime(row['created_at']) &&
    isDateTime(row['updated_at']) &&
    isText(row['current_status']) &&
    isNullish(row['error_message'], isString) &&
    isInstanceType(row['instance_type']) &&
    isString(row['training_project_id']) &&
    isProject(row['training_project']) &&
    isNullish(row['name'], isString) &&
    isNullish(row['checkpoint_sync_status'], isString) &&
    isNullish(row['priority'], Number.isSafeInteger) &&
    isNullish(row['user'], isUser) &&
    isNullish(row['node_count'], isPositive) &&
    isNullish(row['availability_model'], isString)
  )
}

function isInstanceType(part: unknown): boolean {
  return (
    isObject(part) &&
    isString(part['id']) &&
    isString(part['name']) &&
    isCount(part['memory_limit_mib']) &&
    isCount(part['millicpu_limit']) &&
    isCount(part['gpu_count']) &&
    isNullable(part['gpu_type'], isString) &&
    isNullable(part['gpu_memory_limit_mib'], isCount)
  )
}

function isProject(part: unknown): boolean {
  return isObject(part) && isString(part['id']) && isString(part['name'])
}

function isUser(part: unknown): boolean {
  return isObject(part) && isNullish(part['email'], isString)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isText(value: unknown): boolean {
  return isString(value) && value.length > 0
}

function isDateTime(value: unknown): boolean {
  return isString(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isPositive(value: unknown): boolean {
  return isCount(value) && value !== 0
}

function isNullable(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === null || is(value)
}

function isNullish(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || is(value)
}
