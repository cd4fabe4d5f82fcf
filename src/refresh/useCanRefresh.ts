import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/**
 * Whether a person can refresh: not during a fetch, nor before the end of a wait that the API requested. `now` is by
 * this machine's clock, ms since the epoch.
 */
export function canRefresh({ fetching, waitUntil }: TrainingJobs, now: number): boolean {
  return !fetching && now >= waitUntil
}

/** Whether a person can refresh now. */
export function useCanRefresh(search: TrainingJobs): boolean {
  return useMachineClock((now) => canRefresh(search, now))
}
