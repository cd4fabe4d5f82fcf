import { useQuery } from '@tanstack/react-query'
import { clockOffset } from '#src/lib/apiClock.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Pace } from './polling.ts'
import type { SearchError } from './searchError.ts'
import { jobOptions } from './searchOptions.ts'

export interface TrainingJobSearch {
  /** Null where there is no such job; undefined while that is not known. */
  readonly job: TrainingJob | null | undefined
  /** When the answer came, by the API's clock, ms since the epoch; 0 while there is none. */
  readonly answeredAt: number
  /** Why the last try failed; null when it did not. */
  readonly error: SearchError | null
  readonly refresh: () => void
}

/** Asks for one job by its ID at `pace`; for nothing while `id` is null. */
export function useTrainingJob(id: string | null, pace: Pace): TrainingJobSearch {
  const query = useQuery({ ...jobOptions(id ?? '', pace), enabled: id !== null })
  return {
    job: query.data && (query.data.jobs.find((job) => job.id === id) ?? null),
    answeredAt: query.dataUpdatedAt && query.dataUpdatedAt + clockOffset.get(),
    error: query.error,
    refresh: () => void query.refetch(),
  }
}
