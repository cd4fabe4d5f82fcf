import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { Refresh } from '#src/view/view.ts'

/** Also refreshes immediately unless the interval is off, so that it starts now. */
export function setRefresh(
  interval: Refresh,
  setView: SetView,
  refresh: TrainingJobs['refresh'],
): void {
  setView({ refresh: interval })
  if (interval !== 'off') refresh()
}
