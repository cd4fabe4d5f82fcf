import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

/**
 * The jobs that the API would answer with: those that match every filter given, newest first unless
 * `order_by` asks for the oldest. Jobs created at the same moment keep their order. An empty list of
 * statuses matches no job.
 */
export function searchJobs(jobs: readonly TrainingJob[], request: SearchRequest): TrainingJob[] {
  const { project_id: project, job_id: id, order_by: order } = request
  const statuses = request.statuses ? new Set(request.statuses) : null
  const direction = order?.[0]?.order === 'asc' ? 1 : -1
  return jobs
    .filter(
      (job) =>
        (project == null || job.training_project_id === project) &&
        (id == null || job.id === id) &&
        (statuses === null || statuses.has(job.current_status)),
    )
    .sort((a, b) => direction * (Date.parse(a.created_at) - Date.parse(b.created_at)))
}
