import { openSet } from './knownValues.ts'
import { count, dateTime, trainingJobSchema } from './trainingJob.ts'
import { z } from './zod.ts'

/**
 * A checkpoint. `checkpoint_id` is the name of its folder, such as `checkpoint-100`, or `.` for the root. When it is
 * synced, its status is `COMPLETE`; the job's own `checkpoint_sync_status` is `COMPLETED`.
 */
export const checkpointSchema = z.object({
  checkpoint_id: z.string(),
  created_at: dateTime,
  checkpoint_type: openSet(['lora', 'full', 'whisper']),
  base_model: z.nullish(z.string()),
  /** Its fields are the training library's. */
  lora_adapter_config: z.nullish(z.record(z.string(), z.unknown())),
  size_bytes: count,
  sync_status: z.nullish(openSet(['SYNCING', 'COMPLETE'])),
  training_job_id: z.string(),
})

/**
 * The response of checkpoints, from Baseten's OpenAPI description: all of them, in no order. Only jobs that were
 * created with checkpointing have any.
 */
export const checkpointsResponseSchema = z.object({
  training_job: trainingJobSchema,
  checkpoints: z.array(checkpointSchema),
})

/** The same with checkpoints to validate one by one, so that an invalid one hides only itself. */
export const uncheckedCheckpointsSchema = z.object({
  training_job: z.pick(trainingJobSchema, { checkpoint_sync_status: true }),
  checkpoints: z.array(z.unknown()),
})

export type Checkpoint = z.infer<typeof checkpointSchema>
export type UncheckedCheckpoints = z.infer<typeof uncheckedCheckpointsSchema>
