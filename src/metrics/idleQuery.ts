import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { lifetimeOf } from '#src/jobs/lifetime.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { readQuery } from '#src/search/readQuery.ts'
import { IDLE_PERIOD } from './idleGpus.ts'
import { loadMetrics, WITHOUT_COMPARING } from './metricsQuery.ts'
import { windowOf } from './metricsWindow.ts'

/** The time between two samples, ms: enough for a mean, and a small response. */
export const IDLE_STEP = 60_000

/**
 * Options of the query that reads the metrics from which idle GPUs are found. It isn't polled: the details read it when
 * they open, at most once in 15 minutes.
 */
export function idleQuery(job: TrainingJob) {
  const options = readQuery({
    queryKey: ['idle_gpus', job.training_project_id, job.id],
    read: (signal) => {
      const { to } = windowOf('all', lifetimeOf(job), currentTime())
      return loadMetrics(job, { from: to - IDLE_PERIOD, to, step: IDLE_STEP }, signal)
    },
    interval: IDLE_STEP,
  })
  return {
    ...options,
    ...WITHOUT_COMPARING,
    staleTime: IDLE_PERIOD,
    // Parts of the details mount again with each tab.
    refetchOnMount: ({ state }: { readonly state: { readonly error: unknown } }) =>
      state.error === null,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  } as const
}
