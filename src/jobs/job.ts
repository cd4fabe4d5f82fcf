import { isActiveStatus } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { parseTime } from './time.ts'

/** When the job was created, ms since the epoch. */
export function createdAt(job: TrainingJob): number {
  return parseTime(job.created_at)
}

/** When the job last changed, ms since the epoch. */
export function updatedAt(job: TrainingJob): number {
  return parseTime(job.updated_at)
}

/** Whether the job may still change. */
export function isActive(job: TrainingJob): boolean {
  return isActiveStatus(job.current_status)
}

/**
 * The job's life so far in ms, queueing included: the API has no started-at or ended-at (the
 * contract), so it is creation to last update once ended, creation to `now` until then. Never
 * below zero, whatever the clocks say.
 */
export function elapsed(job: TrainingJob, now: number): number {
  return Math.max(0, (isActive(job) ? now : updatedAt(job)) - createdAt(job))
}

/** The longest title: it goes into labels and sentences. */
const LONGEST_TITLE = 300

/** What to call the job: its name, or its ID where it has none; cut where it is longer than any label. */
export function jobTitle(job: TrainingJob): string {
  const title = job.name || job.id
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title
}

/** The longest line of an error message that anything is told, sorted or shown by. */
const LONGEST_LINE = 1000

/**
 * The line of an error message that says most: the first, but the last of a Python traceback, whose
 * first line is the same for all. At most 1,000 characters of it.
 */
export function errorLine(message: string): string {
  // No regular expression and no list of lines: a message can have a million.
  const text = message.trim()
  if (text === '') return message
  const end = text.indexOf('\n')
  const line = text.startsWith('Traceback')
    ? text.slice(text.lastIndexOf('\n') + 1)
    : text.slice(0, end === -1 ? undefined : end)
  return line.slice(0, LONGEST_LINE)
}

/** Nodes the job runs on; older answers do not say, which means one (the contract). */
export function nodeCount(job: TrainingJob): number {
  return job.node_count ?? 1
}

/** All GPUs of the job: the instance type describes one node (the contract). */
export function gpuTotal(job: TrainingJob): number {
  return job.instance_type.gpu_count * nodeCount(job)
}

/** Capacity in the words of Baseten's CLI: On-demand or Spot; an unknown model as the API names it. */
export function capacityLabel(model: string | null | undefined): string | null {
  if (model === 'dedicated') return 'On-demand'
  return model === 'spot' ? 'Spot' : (model ?? null)
}

/** The checkpoint uploader's state in words; an unknown one as the API names it. */
export function checkpointLabel(status: string | null | undefined): string | null {
  if (status === 'SYNCING') return 'Syncing'
  return status === 'COMPLETED' ? 'Completed' : (status ?? null)
}
