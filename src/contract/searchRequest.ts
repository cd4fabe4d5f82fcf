import { z } from './zod.ts'

const orderBySchema = z.strictObject({
  /** The only field the API can order by. */
  field: z.literal('created_at'),
  order: z.enum(['asc', 'desc']),
})

/** Every field is optional. `order_by` defaults to `created_at`, `desc`, and can't be `null`. */
export const searchRequestSchema = z.strictObject({
  project_id: z.nullish(z.string()),
  job_id: z.nullish(z.string()),
  statuses: z.nullish(z.array(z.string())),
  order_by: z.exactOptional(z.array(orderBySchema)),
})

export type SearchRequest = z.infer<typeof searchRequestSchema>
