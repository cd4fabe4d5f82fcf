import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'

interface Empty {
  readonly title: string
  readonly text: string
}

const WITHOUT: Empty = {
  title: 'No checkpoints',
  text: 'Only jobs that were created with checkpointing have any.',
}

/** Returns why a job has no checkpoints. `jobStatus` is its own sync status: without one, nothing is uploaded. */
export function describeEmpty(job: TrainingJob, jobStatus: string | null): Empty {
  const kind = kindOf(job.current_status)
  if (kind === 'waiting' || kind === 'deploying') {
    return { title: 'No checkpoints yet', text: 'The job hasn’t started.' }
  }
  if (jobStatus === null) return WITHOUT
  if (hasEnded(job)) {
    return { title: 'No checkpoints', text: 'The job ended without saving one.' }
  }
  return { title: 'No checkpoints yet', text: 'They appear here when the job saves them.' }
}
