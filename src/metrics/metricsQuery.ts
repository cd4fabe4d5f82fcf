import { uncheckedMetricsSchema } from '#src/contract/metrics.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { nodeCount } from '#src/jobs/job.ts'
import { lifetimeOf, type Lifetime } from '#src/jobs/lifetime.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import { readQuery, type ReadResult } from '#src/search/readQuery.ts'
import { isGap } from './charts/samples.ts'
import type { JobMetrics } from './jobMetrics.ts'
import {
  endOf,
  isFromCreation,
  toQuery,
  windowFrom,
  windowOf,
  type MetricsWindow,
} from './metricsWindow.ts'
import { firstTime } from './series.ts'
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

/** The metrics in a range. */
export interface RangeMetrics extends LoadedMetrics {
  /**
   * The time of the job's first sample, at which the window begins, if the range reaches back to its creation; `null` if
   * it doesn't, or if the job has samples since then. The API has no start time.
   */
  readonly firstSample: number | null
}

/** Options of the query that reads a job's metrics in a range, as in the URL. */
export function metricsQuery(job: TrainingJob, range: string) {
  const life = lifetimeOf(job)
  const isFinal = ({ at }: ReadResult<RangeMetrics>) => hasAllSamples(range, life, at)
  const options = readQuery({
    // With its end, a job gets its last samples.
    queryKey: ['metrics', job.training_project_id, job.id, range, life.endedAt],
    read: (signal, before) => loadRange(job, range, { before, signal }),
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

type Data = ReadResult<RangeMetrics> | null | undefined

/** Samples are in typed arrays, which React Query doesn't compare. */
export const WITHOUT_COMPARING = { structuralSharing: false } as const

interface Reading {
  /** The metrics of an earlier poll; `null` if there are none. */
  readonly before: RangeMetrics | null
  readonly signal: AbortSignal
}

/**
 * Reads a job's metrics in a range. One that reaches back to its creation begins at its first sample instead, since the
 * job can have waited for days. If a shorter step fits then, the metrics are read again, once.
 */
async function loadRange(
  job: TrainingJob,
  range: string,
  { before, signal }: Reading,
): Promise<RangeMetrics> {
  const life = lifetimeOf(job)
  const window = windowOf(range, life, currentTime())
  const known = before?.firstSample ?? null
  const loaded = await loadMetrics(job, known === null ? window : windowFrom(window, known), signal)
  const { step } = loaded.window
  const hasStart = isFromCreation(range, window, life) || (known !== null && known > window.from)
  const first = hasStart ? firstTime(loaded.metrics) : null
  if (first === null || !isGap(window.from, first, step)) return { ...loaded, firstSample: null }
  const closer = windowFrom(window, first - step)
  if (closer.step >= step) return since(loaded, first)
  const again = await loadMetrics(job, closer, signal)
  const firstAgain = firstTime(again.metrics)
  return firstAgain === null ? since(loaded, first) : since(again, firstAgain)
}

function since({ metrics, window }: LoadedMetrics, time: number): RangeMetrics {
  return { metrics, window: { ...window, from: time }, firstSample: time }
}

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
