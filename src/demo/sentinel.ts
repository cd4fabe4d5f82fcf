import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isPartScenario, scenarioOf } from './scenarios.ts'

const SENTINEL_JOBS = 12

/**
 * Returns copies of the newest jobs for a sentinel project; otherwise the jobs unchanged. Waiting jobs, which have no
 * logs, metrics and checkpoints, aren't in the projects about those.
 */
export function withSentinel(
  projectId: string | null | undefined,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  const id = scenarioOf(projectId)
  if (id === null) return jobs
  const suitable = isPartScenario(id)
    ? jobs.filter((job) => kindOf(job.current_status) !== 'waiting')
    : jobs
  return suitable
    .slice(-SENTINEL_JOBS)
    .map((job) => ({ ...job, training_project_id: id, training_project: { id, name: id } }))
}
