import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { scenarioOf } from './scenarios.ts'

const SENTINEL_JOBS = 12

/** Returns copies of the newest jobs for a sentinel project; otherwise the jobs unchanged. */
export function withSentinel(
  projectId: string | null | undefined,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  const id = scenarioOf(projectId)
  if (id === null) return jobs
  return jobs
    .slice(-SENTINEL_JOBS)
    .map((job) => ({ ...job, training_project_id: id, training_project: { id, name: id } }))
}
