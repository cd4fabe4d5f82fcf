import { checkpointFilesQuerySchema } from './checkpointFiles.ts'
import type { Endpoint } from './endpoints.ts'
import { logsQuerySchema } from './logs.ts'
import { metricsQuerySchema } from './metrics.ts'
import type { QuerySchema } from './query.ts'
import { z } from './zod.ts'

const noQuery = z.strictObject({})

/** The query of each endpoint. */
export const QUERIES = {
  job: noQuery,
  logs: logsQuerySchema,
  metrics: metricsQuerySchema,
  checkpoints: noQuery,
  checkpointFiles: checkpointFilesQuerySchema,
  capacity: noQuery,
} satisfies Readonly<Record<Endpoint, QuerySchema<object>>>
