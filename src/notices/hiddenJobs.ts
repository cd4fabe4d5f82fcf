import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import type { View } from '#src/view/view.ts'

/** Returns the jobs that only the view's status filter excludes. `now` in ms since the epoch. */
export function hiddenJobs(
  jobs: readonly TrainingJob[],
  view: View,
  now: number,
): readonly TrainingJob[] {
  const { status, project, job: id } = view
  if (status.length === 0) return []
  const others = jobs.filter(
    (job) =>
      !status.includes(job.current_status) &&
      (project === null || job.training_project.id === project) &&
      (id === null || job.id === id),
  )
  const list = listJobs(others)
  return jobsOf(list, matchingRows(list, toClientFilters(view), now))
}
