import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { useOpenJob } from '#src/details/useOpenJob.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { activeFilters, viewName } from '#src/view/filtering/activeFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { refreshIntervalOf, printSort } from '#src/view/view.ts'
import { usePrepared } from './usePrepared.ts'
import { useVisibleJobs } from './useVisibleJobs.ts'

const NO_JOBS: readonly TrainingJob[] = []

export type Page = ReturnType<typeof usePage>

export function usePage() {
  const [view] = useView()
  const refreshInterval = refreshIntervalOf(view.refresh)
  const search = useTrainingJobs(toSearchRequest(view), refreshInterval)
  usePrepared(search.result)
  const visible = useVisibleJobs(view, search)
  const rows = visible.preview ?? visible.jobs
  const list = [search.key, visible.clientFilters.key, view.tz, printSort(view.sort)].join(' ')
  const opened = useOpenJob(view.open, { search, rows: rows ?? NO_JOBS, list, refreshInterval })
  const { projects } = useKnownOptions()
  const filters = activeFilters(view, (id) => projects.get(id)?.name)
  const { saved } = useSavedViews()
  return {
    search,
    ...visible,
    /** The jobs in the table, from the result or its preview. */
    rows,
    filters,
    /** The name of the saved view, or the filters. */
    name: saved?.name ?? viewName(filters),
    ...opened,
  }
}
