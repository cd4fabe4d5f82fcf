import { phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatDuration, parseTime } from '#src/lib/time.ts'

/** When the job was created, ms since the epoch. */
export function createdAt(job: TrainingJob): number {
  return parseTime(job.created_at)
}

/** When the job last changed, ms since the epoch. */
export function updatedAt(job: TrainingJob): number {
  return parseTime(job.updated_at)
}

/** Whether the job is known to be active: it may still change. */
export function isActive(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'active'
}

/** Whether the job is known to have ended. A job with an unknown status is neither active nor ended. */
export function hasEnded(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'ended'
}

/** Whether nothing is known about the job's status but its name. */
export function hasUnknownStatus(job: TrainingJob): boolean {
  return phaseOf(job.current_status) === 'unknown'
}

/**
 * The job's life so far in ms, queueing included: the API has no started-at or ended-at (the
 * contract), so it is creation to last update once ended, creation to `now` until then. It is at
 * least creation to last update if the status is unknown. Never below zero, whatever the clocks say.
 */
export function elapsed(job: TrainingJob, now: number): number {
  return Math.max(0, (isActive(job) ? now : updatedAt(job)) - createdAt(job))
}

/** The job's elapsed time as text, `10h 00m`; `≥ 10h 00m` if it is only a minimum. */
export function elapsedText(job: TrainingJob, now: number): string {
  const text = formatDuration(elapsed(job, now))
  return hasUnknownStatus(job) ? `≥ ${text}` : text
}

/** Why an elapsed time is only a minimum. */
export const ELAPSED_MINIMUM = 'At least: the status is unknown, so it ends at the last update'

/** The longest title: it goes into labels and sentences. */
const LONGEST_TITLE = 300

/** What to call the job: its name, or its ID where it has none; cut where it is longer than any label. */
export function jobTitle(job: TrainingJob): string {
  const title = job.name || job.id
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title
}

/** Nodes the job runs on; older answers do not say, which means one (the contract). */
export function nodeCount(job: TrainingJob): number {
  return job.node_count ?? 1
}

/** All GPUs of the job: the instance type describes one node (the contract). */
export function gpuTotal(job: TrainingJob): number {
  return job.instance_type.gpu_count * nodeCount(job)
}

/**
 * Capacity in the words of Baseten's CLI: On-demand or Spot, in any case; an unknown model as the API names
 * it. None means `dedicated` (the contract).
 */
export function capacityLabel(model: string | null | undefined): string {
  if (!model) return 'On-demand'
  const word = model.toLowerCase()
  if (word === 'dedicated') return 'On-demand'
  return word === 'spot' ? 'Spot' : model
}

/** The checkpoint uploader's state in words; an unknown one as the API names it. */
export function checkpointLabel(status: string | null | undefined): string | null {
  if (status === 'SYNCING') return 'Syncing'
  return status === 'COMPLETED' ? 'Completed' : (status ?? null)
}
