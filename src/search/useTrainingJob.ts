import { useQuery } from '@tanstack/react-query'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import type { RefreshInterval } from './polling.ts'
import type { SearchError } from './searchError.ts'
import { jobOptions, wholeResult } from './searchOptions.ts'

export interface TrainingJobSearch {
  /** `null` if there is no such job; `undefined` until the first result. */
  readonly job: TrainingJob | null | undefined
  /** By the API's clock, ms since the epoch; 0 if there is none yet. */
  readonly fetchedAt: number
  readonly error: SearchError | null
  readonly refresh: () => void
}

/** Disabled if `id` is `null`. */
export function useTrainingJob(
  id: string | null,
  refreshInterval: RefreshInterval,
): TrainingJobSearch {
  const query = useQuery({ ...jobOptions(id ?? '', refreshInterval), enabled: id !== null })
  const result = wholeResult(query.data)
  return {
    job: result ? (result.jobs.find((job) => job.id === id) ?? null) : undefined,
    fetchedAt: query.dataUpdatedAt && query.dataUpdatedAt + clockOffset.get(),
    error: query.error,
    refresh: () => void query.refetch(),
  }
}
