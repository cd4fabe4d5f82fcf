import { dateTime, trainingJobSchema } from './trainingJob.ts'
import { z } from './zod.ts'

/**
 * A training project. The contract describes these fields for the list of projects, and doesn't say which of them
 * the response to a single job has: only `id` and `name` are certain.
 */
const trainingProjectSchema = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.optional(dateTime),
  updated_at: z.optional(dateTime),
  team_name: z.nullish(z.string()),
  latest_job: z.nullish(trainingJobSchema),
})

/** The response to one job, from Baseten's OpenAPI description. */
export const jobResponseSchema = z.object({
  training_project: trainingProjectSchema,
  training_job: trainingJobSchema,
})
