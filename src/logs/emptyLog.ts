import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { nodeCount } from '#src/jobs/job.ts'

/** Returns why a job's log has no lines. */
export function describeEmptyLog(job: TrainingJob): {
  readonly title: string
  readonly text: string
} {
  switch (kindOf(job.current_status)) {
    case 'waiting':
      return {
        title: nodeCount(job) > 1 ? 'Waiting for nodes' : 'Waiting for a node',
        text: 'The job is queued for GPU capacity. Lines appear here when it starts.',
      }
    case 'deploying':
      return {
        title: 'Deploying',
        text: 'The job is being set up. Lines appear here when it starts.',
      }
    case 'running':
      return { title: 'No lines yet', text: 'The job is running. Lines appear here as it logs.' }
    case 'unknown':
    case 'completed':
    case 'failed':
    case 'stopped':
    case 'preempted':
      return {
        title: 'No lines',
        // The contract doesn't say how long lines are stored.
        text: 'Baseten has no lines for this job. It logged nothing, or its log is no longer stored.',
      }
  }
}
