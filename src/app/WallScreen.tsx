import { ResultNotices } from '#src/notices/Notices.tsx'
import { Wall } from '#src/overview/wall/Wall.tsx'
import { SearchContext } from '#src/search/SearchContext.ts'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { Toasts } from '#src/ui/Toasts.tsx'
import { activeFilters, viewName } from '#src/view/filtering/activeFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { refreshIntervalOf } from '#src/view/view.ts'
import { Watching } from '#src/watch/Watching.tsx'
import { useVisibleJobs } from './useVisibleJobs.ts'

export function WallScreen() {
  const [view, setView] = useView()
  const search = useTrainingJobs(toSearchRequest(view), refreshIntervalOf(view.refresh))
  const { matching } = useVisibleJobs(view, search)
  const { saved } = useSavedViews()
  const projectName = (id: string) =>
    search.result?.jobs.find((job) => job.training_project.id === id)?.training_project.name
  return (
    <SearchContext value={search}>
      <Wall
        name={saved?.name ?? viewName(activeFilters(view, projectName))}
        rows={matching}
        onOpen={(id) => setView({ wall: false, open: id })}
        notices={<ResultNotices />}
      />
      <Watching />
      <Toasts />
    </SearchContext>
  )
}
