import { uncheckedMetricsSchema } from '#src/contract/metrics.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { nodeCount } from '#src/jobs/job.ts'
import { lifetimeOf, type Lifetime } from '#src/jobs/lifetime.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import { readQuery, type ReadResult } from '#src/search/readQuery.ts'
import type { JobMetrics } from './jobMetrics.ts'
import { endOf, toQuery, windowOf, type MetricsWindow } from './metricsWindow.ts'
import { toJobMetrics } from './toJobMetrics.ts'

/** The interval between polls, ms, as in Baseten's client (the contract). */
export const METRICS_INTERVAL = 30_000
/** How long after a time its samples can arrive, ms. */
const LATENESS = 60_000

/** The metrics in a window. */
export interface LoadedMetrics {
  readonly metrics: JobMetrics
  readonly window: MetricsWindow
}

/** Options of the query that reads a job's metrics in a range, as in the URL. */
export function metricsQuery(job: TrainingJob, range: string) {
  const life = lifetimeOf(job)
  const isFinal = ({ at }: ReadResult<LoadedMetrics>) => hasAllSamples(range, life, at)
  const options = readQuery({
    // With its end, a job gets its last samples.
    queryKey: ['metrics', job.training_project_id, job.id, range, life.endedAt],
    read: (signal) => loadMetrics(job, windowOf(range, life, currentTime()), signal),
    interval: METRICS_INTERVAL,
    isFinal,
  })
  return {
    ...options,
    ...WITHOUT_COMPARING,
    staleTime: ({ state: { data } }: { readonly state: { readonly data: Data } }) =>
      data && isFinal(data) ? Infinity : METRICS_INTERVAL,
  }
}

/** Whether metrics of a range that were requested `at` this time, ms since the epoch, can no longer change. */
export function hasAllSamples(range: string, life: Lifetime, at: number): boolean {
  const end = endOf(range, life)
  return end !== null && at > end + LATENESS
}

type Data = ReadResult<LoadedMetrics> | null | undefined

/** Samples are in typed arrays, which React Query doesn't compare. */
export const WITHOUT_COMPARING = { structuralSharing: false } as const

/** Reads a job's metrics in a window. Throws a SearchError, or an AbortError if the signal cancels it. */
export async function loadMetrics(
  job: TrainingJob,
  window: MetricsWindow,
  signal: AbortSignal,
): Promise<LoadedMetrics> {
  const response = await readEndpoint({
    endpoint: 'metrics',
    ids: pathIdsOf(job),
    query: toQuery(window),
    schema: uncheckedMetricsSchema,
    signal,
  })
  const requested = { nodeCount: nodeCount(job), step: window.step }
  return { metrics: toJobMetrics(response, requested), window }
}
