import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobsDiff } from '#src/search/diffJobs.ts'

/** A job's status, and when the page first received it, ms since the epoch. */
export interface HistoryEntry {
  readonly status: string
  readonly at: number
}

/** The statuses received of jobs that changed, were added or were opened, by job ID. */
export type StatusHistory = ReadonlyMap<string, readonly HistoryEntry[]>

/** Only the jobs that changed last are stored. */
export const MAX_JOBS = 500

export const NO_HISTORY: StatusHistory = new Map()

interface Times {
  /** When the result was fetched, ms since the epoch. */
  readonly at: number
  /** When the first of the consecutive results of the same job set was fetched, ms since the epoch. */
  readonly since: number
}

/** Returns the history with a result's changes; `history` itself if no status changed and no job was added. */
export function withDiff(
  history: StatusHistory,
  { changed, added }: JobsDiff,
  { at, since }: Times,
): StatusHistory {
  const changes = changed.filter(
    ({ before, after }) => before.current_status !== after.current_status,
  )
  if (changes.length === 0 && added.length === 0) return history
  const next = new Map(history)
  for (const job of added) next.set(job.id, statusesOf(history, job, at))
  for (const { before, after } of changes) {
    next.set(after.id, [
      ...statusesOf(history, before, since),
      { status: after.current_status, at },
    ])
  }
  // Not each time, since it sorts.
  return next.size > 2 * MAX_JOBS ? new Map(lastChanged(next)) : next
}

/** Returns the entries to store: the jobs that changed last, the most recent first. */
export function lastChanged(
  history: StatusHistory,
): readonly (readonly [string, readonly HistoryEntry[]])[] {
  return [...history].sort(([, a], [, b]) => changedAt(b) - changedAt(a)).slice(0, MAX_JOBS)
}

const changedAt = (statuses: readonly HistoryEntry[]) => statuses.at(-1)?.at ?? 0

/** Returns the history with an opened job's status; `history` itself if that isn't new. */
export function withJob(history: StatusHistory, job: TrainingJob, at: number): StatusHistory {
  const statuses = statusesOf(history, job, at)
  return statuses === history.get(job.id) ? history : new Map(history).set(job.id, statuses)
}

/** Returns a job's statuses, the current one last; `at` is when that was received, if the history doesn't have it. */
export function statusesOf(
  history: StatusHistory,
  job: TrainingJob,
  at: number,
): readonly HistoryEntry[] {
  const before = history.get(job.id) ?? []
  const now = { status: job.current_status, at }
  return before.at(-1)?.status === now.status ? before : [...before, now]
}
