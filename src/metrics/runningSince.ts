import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { updatedAt } from '#src/jobs/job.ts'

interface ReceivedStatus {
  readonly status: string
  /** When the page first received it, ms since the epoch. */
  readonly at: number
}

/**
 * Returns the earliest time at which the job is known to have been running, ms since the epoch; `null` if it isn't
 * running. The API has no start time. At its last update, a running job was running already.
 */
export function runningSince(job: TrainingJob, statuses: readonly ReceivedStatus[]): number | null {
  if (kindOf(job.current_status) !== 'running') return null
  const last = statuses.at(-1)
  const received = last?.status === job.current_status ? last.at : Infinity
  return Math.min(received, updatedAt(job))
}
