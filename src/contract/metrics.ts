import { wholeNumber, windowChecks, windowShape } from './query.ts'
import { dateTime, trainingJobSchema } from './trainingJob.ts'
import { z } from './zod.ts'

/**
 * The query of metrics, from Baseten's OpenAPI description: ms since the epoch, and seconds. The default range isn't
 * documented: always send both ends. Without a step, the API chooses one that suits the range.
 */
export const metricsQuerySchema = z
  .strictObject({ ...windowShape, step_seconds: z.exactOptional(wholeNumber({ min: 1 })) })
  .check(...windowChecks())

export type MetricsQuery = z.infer<typeof metricsQuerySchema>

/** Samples can be unordered and a series empty. */
const samples = z.array(z.object({ value: z.number(), timestamp: dateTime }))

/** The series of each GPU of one node, by its rank: `0`, `1`, … `10`, to be sorted as numbers. */
const gpuSeries = z.record(z.string().check(z.regex(/^\d+$/)), samples)

/** Bytes, and the used fraction of the storage. */
const storageSchema = z.object({ usage_bytes: samples, utilization: samples })

/**
 * The series of one node. Utilization is a fraction, which can exceed 1; CPU usage is in cores. There is no total GPU
 * memory: the limits are those of the job's instance type, which describes one node.
 */
const nodeMetricsSchema = z.object({
  gpu_utilization: gpuSeries,
  gpu_memory_usage_bytes: gpuSeries,
  cpu_usage: samples,
  cpu_memory_usage_bytes: samples,
  ephemeral_storage: storageSchema,
})

/**
 * The response of metrics. The series at its top are those of the leader node only: a job of several nodes has all of
 * them in `per_node_metrics`. `cache` is the job's read-write cache.
 */
export const metricsResponseSchema = z.object({
  ...nodeMetricsSchema.shape,
  cache: z.nullish(storageSchema),
  per_node_metrics: z.array(z.object({ node_id: z.string(), metrics: nodeMetricsSchema })),
  training_job: trainingJobSchema,
})

export type Samples = z.infer<typeof samples>
export type NodeMetrics = z.infer<typeof nodeMetricsSchema>
export type MetricsResponse = z.infer<typeof metricsResponseSchema>
