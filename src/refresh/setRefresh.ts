import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { Refresh } from '#src/view/view.ts'

/** Sets the refresh interval. Unless it is off, also refreshes now, so that the interval starts now. */
export function setRefresh(
  interval: Refresh,
  setView: SetView,
  refresh: TrainingJobs['refresh'],
): void {
  setView({ refresh: interval })
  if (interval !== 'off') refresh()
}
