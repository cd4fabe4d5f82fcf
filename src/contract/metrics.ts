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

/** The rank of a GPU on its node: `0`, `1`, … `10`, to be sorted as numbers. */
const rank = z.string().check(z.regex(/^\d+$/))

/**
 * Returns the shape of one node's series. Utilization is a fraction, which can exceed 1; CPU usage is in cores. There is
 * no total GPU memory: the limits are those of the job's instance type, which describes one node.
 */
function nodeShape<Rank extends z.ZodMiniString, Series extends z.ZodMiniType>(
  gpuRank: Rank,
  series: Series,
) {
  const ofEachGpu = z.record(gpuRank, series)
  return {
    gpu_utilization: ofEachGpu,
    gpu_memory_usage_bytes: ofEachGpu,
    cpu_usage: series,
    cpu_memory_usage_bytes: series,
    ephemeral_storage: storageSchema(series),
  }
}

/** Bytes, and the used fraction of the storage. */
function storageSchema<Series extends z.ZodMiniType>(series: Series) {
  return z.object({ usage_bytes: series, utilization: series })
}

const nodeMetricsSchema = z.object(nodeShape(rank, samples))

/**
 * The response of metrics. The series at its top are those of the leader node only: a job of several nodes has all of
 * them in `per_node_metrics`. `cache` is the job's read-write cache.
 */
export const metricsResponseSchema = z.object({
  ...nodeMetricsSchema.shape,
  cache: z.nullish(storageSchema(samples)),
  per_node_metrics: z.array(z.object({ node_id: z.string(), metrics: nodeMetricsSchema })),
  training_job: trainingJobSchema,
})

const anySamples = z.custom<readonly unknown[]>(Array.isArray, { error: 'expected array' })
const anyNodeSchema = z.object(nodeShape(z.string(), anySamples))

/**
 * The response as the page reads it: without the job, and with unchecked ranks and samples, of which there can be
 * 100,000. An invalid one hides only itself.
 */
export const uncheckedMetricsSchema = z.object({
  ...anyNodeSchema.shape,
  cache: z.nullish(storageSchema(anySamples)),
  per_node_metrics: z.array(z.object({ node_id: z.string(), metrics: anyNodeSchema })),
})

export type Samples = z.infer<typeof samples>
export type NodeMetrics = z.infer<typeof nodeMetricsSchema>
export type MetricsResponse = z.infer<typeof metricsResponseSchema>
export type UncheckedMetrics = z.infer<typeof uncheckedMetricsSchema>
export type UncheckedNode = z.infer<typeof anyNodeSchema>
