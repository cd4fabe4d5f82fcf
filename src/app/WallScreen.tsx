import { Wall } from '#src/overview/wall/Wall.tsx'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { Toasts } from '#src/ui/Toasts.tsx'
import { activeFilters, viewName } from '#src/view/filtering/activeFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { paceOf } from '#src/view/view.ts'
import { Watching } from '#src/watch/Watching.tsx'
import { AnswerNotices } from '#src/notices/Notices.tsx'
import { useVisibleJobs } from './useVisibleJobs.ts'

/** The view on a wall; loaded when it shows. */
export function WallScreen() {
  const [view, setView] = useView()
  const search = useTrainingJobs(toSearchRequest(view), paceOf(view.refresh))
  const { matching } = useVisibleJobs(view, search)
  const { saved } = useSavedViews(view)
  const { state, result, fetching } = search
  const projectName = (id: string) =>
    result?.jobs.find((job) => job.training_project.id === id)?.training_project.name
  const openJob = (id: string) => setView({ ...view, wall: false, open: id })
  return (
    <>
      <Wall
        view={view}
        setView={setView}
        name={saved?.name ?? viewName(activeFilters(view, projectName))}
        search={search}
        rows={matching}
        pace={paceOf(view.refresh)}
        onOpen={openJob}
        notices={<AnswerNotices search={search} />}
      />
      <Watching
        page={{
          answer: view.refresh === 'off' || state === 'failed' ? null : result,
          coming: !result && fetching,
        }}
        openJob={openJob}
      />
      <Toasts />
    </>
  )
}
