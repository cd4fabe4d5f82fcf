import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { Refresh, View } from '#src/view/view.ts'

export interface Refreshing {
  readonly view: View
  readonly setView: SetView
  readonly search: TrainingJobs
  readonly mayAsk: boolean
}

/** Sets how often the page asks again. */
export function setRefresh(refresh: Refresh, { view, setView, search, mayAsk }: Refreshing): void {
  setView({ ...view, refresh })
  // The new pace counts from now.
  if (refresh !== 'off' && mayAsk) search.refresh()
}
