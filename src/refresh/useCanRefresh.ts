import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/** Whether a person may ask now: not while an answer is on its way, nor before the end of a wait that the API asked for. */
export function useCanRefresh({ fetching, waitUntil }: TrainingJobs): boolean {
  const waited = useMachineClock((now) => now >= waitUntil)
  return waited && !fetching
}
