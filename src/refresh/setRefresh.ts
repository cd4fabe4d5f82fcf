import { machineTime } from '#src/lib/apiClock.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { Refresh } from '#src/view/view.ts'
import { canRefresh } from './useCanRefresh.ts'

/** Sets the refresh interval, which begins now. */
export function setRefresh(refresh: Refresh, setView: SetView, search: TrainingJobs): void {
  setView({ refresh })
  if (refresh !== 'off' && canRefresh(search, machineTime())) search.refresh()
}
