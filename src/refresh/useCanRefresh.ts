import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/** Whether a person can refresh now: not during a fetch, nor before the end of a wait that the API requested. */
export function useCanRefresh({ fetching, waitUntil }: TrainingJobs): boolean {
  return useMachineClock((now) => !fetching && now >= waitUntil)
}
