import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

/**
 * Returns the API's result for a request: the jobs that match every filter, newest first unless `order_by`
 * requests the oldest first. Jobs created at the same time stay in their order. An empty list of statuses
 * matches no job.
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
