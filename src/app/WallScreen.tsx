import { Wall } from '../overview/wall/Wall.tsx'
import { useTrainingJobs } from '../search/useTrainingJobs.ts'
import { activeFilters, viewName } from '../view/filters.ts'
import { toSearchRequest } from '../view/request.ts'
import { useView } from '../view/useView.ts'
import { paceOf } from '../view/view.ts'
import { useVisibleJobs } from './useVisibleJobs.ts'

/** The view on a wall; loaded when it shows. */
export function WallScreen() {
  const [view, setView] = useView()
  const search = useTrainingJobs(toSearchRequest(view), paceOf(view.refresh))
  const { matching } = useVisibleJobs(view, search)
  const { answer } = search
  const projectName = (id: string) =>
    answer?.jobs.find((job) => job.training_project.id === id)?.training_project.name
  return (
    <Wall
      view={view}
      setView={setView}
      name={viewName(activeFilters(view, projectName))}
      search={search}
      rows={matching}
      pace={paceOf(view.refresh)}
    />
  )
}
