import type { PathIds } from '#src/contract/endpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** Returns the IDs in the paths of what a job has: its log, metrics and checkpoints. */
export function pathIdsOf({ id, training_project_id: projectId }: TrainingJob): PathIds {
  return { projectId, jobId: id }
}
