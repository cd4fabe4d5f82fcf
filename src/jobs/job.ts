import { phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatDuration, parseTime } from '#src/lib/time.ts'

export function createdAt(job: TrainingJob): number {
  return parseTime(job.created_at)
}

export function updatedAt(job: TrainingJob): number {
  return parseTime(job.updated_at)
}

export function isActive(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'active'
}

/** Whether the job is known to have ended. A job with an unknown status is neither active nor ended. */
export function hasEnded(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'ended'
}

export function hasUnknownStatus(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'unknown'
}

/**
 * Returns the job's elapsed time, ms, including time in the queue: from creation to `now` while it is active, otherwise
 * to the last update, since the API has no start or end time (see the contract). For an unknown status, that is a
 * minimum. Never negative, even if clocks differ.
 */
export function elapsed(job: TrainingJob, now: number): number {
  return Math.max(0, (isActive(job) ? now : updatedAt(job)) - createdAt(job))
}

/** `10h 00m`; `≥ 10h 00m` if it is a minimum. */
export function elapsedText(job: TrainingJob, now: number): string {
  const text = formatDuration(elapsed(job, now))
  return hasUnknownStatus(job) ? `≥ ${text}` : text
}

export const ELAPSED_MINIMUM =
  'Time from creation to the last update. The status is unknown, so the job may still be running.'

/** In UTF-16 units. */
const MAX_TITLE = 300

/** Returns the job's name, or its ID if it has none; truncated if it is too long for a label. */
export function jobTitle(job: TrainingJob): string {
  const title = job.name || job.id
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE)}…` : title
}

/** Returns the job's number of nodes; 1 in older responses, which don't have it (see the contract). */
export function nodeCount(job: TrainingJob): number {
  return job.node_count ?? 1
}

/** The instance type describes one node (see the contract). */
export function gpuTotal(job: TrainingJob): number {
  return job.instance_type.gpu_count * nodeCount(job)
}

/**
 * On-demand or Spot, as in Baseten's CLI; an unknown model unchanged. No model means `dedicated` (see the contract).
 */
export function capacityLabel(model: string | null | undefined): string {
  if (!model) return 'On-demand'
  const word = model.toLowerCase()
  if (word === 'dedicated') return 'On-demand'
  return word === 'spot' ? 'Spot' : model
}

/** Returns an unknown status unchanged. */
export function checkpointLabel(status: string | null | undefined): string | null {
  if (status === 'SYNCING') return 'Syncing'
  return status === 'COMPLETED' ? 'Completed' : (status ?? null)
}
