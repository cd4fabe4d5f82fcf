import { useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasUnknownStatus } from '#src/jobs/job.ts'

const NONE: readonly TrainingJob[] = []

/**
 * The jobs with an unknown status in the last response that could contain them all, and in those since.
 * `byStatus` is whether the jobs are those of a search for some statuses only.
 */
export function useUnknownJobs(
  jobs: readonly TrainingJob[] | undefined,
  byStatus: boolean,
): readonly TrainingJob[] {
  const [last, setLast] = useState({ jobs: NONE, unknown: NONE })
  if (!jobs || jobs === last.jobs) return last.unknown
  const earlier = byStatus ? without(last.unknown, jobs) : NONE
  const unknown = [...earlier, ...jobs.filter(hasUnknownStatus)]
  setLast({ jobs, unknown })
  return unknown
}

/** The jobs that aren't among others, by ID. */
function without(jobs: readonly TrainingJob[], others: readonly TrainingJob[]) {
  if (jobs.length === 0) return jobs
  const ids = new Set(others.map(({ id }) => id))
  return jobs.filter(({ id }) => !ids.has(id))
}
