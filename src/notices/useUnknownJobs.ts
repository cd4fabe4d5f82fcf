import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasUnknownStatus } from '#src/jobs/job.ts'
import { fromHistory } from '#src/search/history.ts'

const unknownJobs = fromHistory<readonly TrainingJob[]>(
  () => [],
  (unknown, { result: { jobs }, byStatus }) => {
    // A search by status can't contain all of them.
    const earlier = byStatus ? without(unknown, jobs) : []
    return [...earlier, ...jobs.filter(hasUnknownStatus)]
  },
)

/** Returns the jobs with an unknown status in the last result without a status filter, and in all results since. */
export function useUnknownJobs(): readonly TrainingJob[] {
  return useSelector(unknownJobs(useQueryClient()))
}

function without(jobs: readonly TrainingJob[], others: readonly TrainingJob[]) {
  if (jobs.length === 0) return jobs
  const ids = new Set(others.map(({ id }) => id))
  return jobs.filter(({ id }) => !ids.has(id))
}
