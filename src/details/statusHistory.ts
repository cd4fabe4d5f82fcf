import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobsDiff } from '#src/search/diffJobs.ts'

/** `at` is when the page first received the status, ms since the epoch. */
export interface HistoryEntry {
  readonly status: string
  readonly at: number
}

/** By job ID, for jobs that changed, were added or were opened. */
export type StatusHistory = ReadonlyMap<string, readonly HistoryEntry[]>

export const MAX_JOBS = 500
/** The statuses of each job; a job that keeps changing would need more and more memory. */
export const MAX_STATUSES = 20

export const NO_HISTORY: StatusHistory = new Map()

interface Times {
  /** When the result was fetched, ms since the epoch. */
  readonly at: number
  /** When the first of the consecutive results of the same job set was fetched, ms since the epoch. */
  readonly since: number
}

/** Returns `history` itself if no status changed and no job was added. */
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
    next.set(
      after.id,
      append(statusesOf(history, before, since), { status: after.current_status, at }),
    )
  }
  // Not every time, since this sorts.
  return next.size > 2 * MAX_JOBS ? new Map(lastChanged(next)) : next
}

/** Returns the `MAX_JOBS` jobs that changed last, most recent first. */
export function lastChanged(
  history: StatusHistory,
): readonly (readonly [string, readonly HistoryEntry[]])[] {
  return [...history].sort(([, a], [, b]) => changedAt(b) - changedAt(a)).slice(0, MAX_JOBS)
}

const changedAt = (statuses: readonly HistoryEntry[]) => statuses.at(-1)?.at ?? 0

/** Returns `history` itself if the job's status isn't new. */
export function withJob(history: StatusHistory, job: TrainingJob, at: number): StatusHistory {
  const statuses = statusesOf(history, job, at)
  return statuses === history.get(job.id) ? history : new Map(history).set(job.id, statuses)
}

/**
 * Returns the statuses with the current one last. `at` is when that was received, unless the history has it already.
 */
export function statusesOf(
  history: StatusHistory,
  job: TrainingJob,
  at: number,
): readonly HistoryEntry[] {
  const before = history.get(job.id) ?? []
  const now = { status: job.current_status, at }
  return before.at(-1)?.status === now.status ? before : append(before, now)
}

function append(statuses: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return [...statuses.slice(1 - MAX_STATUSES), entry]
}
