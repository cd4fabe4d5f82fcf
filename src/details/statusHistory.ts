import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobsDiff } from '#src/search/diffJobs.ts'

/** A status that a job had, and when the page first saw it, ms since the epoch. */
export interface HistoryEntry {
  readonly status: string
  readonly at: number
}

/** The statuses that the page saw of jobs that changed, were added or were opened, by their IDs. */
export type StatusHistory = ReadonlyMap<string, readonly HistoryEntry[]>

/** Only the jobs that changed last are stored. */
export const MAX_JOBS = 500

export const NO_HISTORY: StatusHistory = new Map()

interface Times {
  /** When the result was fetched, ms since the epoch. */
  readonly at: number
  /** Since when the page has fetched results of the same search, ms since the epoch. */
  readonly since: number
}

/** The history after a result with these changes. Returns `history` if no status changed. */
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
  // Not each time: it takes a sort.
  return next.size > 2 * MAX_JOBS ? new Map(lastChanged(next)) : next
}

/** The jobs to store: those that changed last, most recent first. */
export function lastChanged(
  history: StatusHistory,
): readonly (readonly [string, readonly HistoryEntry[]])[] {
  return [...history].sort(([, a], [, b]) => changedAt(b) - changedAt(a)).slice(0, MAX_JOBS)
}

const changedAt = (statuses: readonly HistoryEntry[]) => statuses.at(-1)?.at ?? 0

/** The history after a job was opened. Returns `history` if its status isn't new. */
export function withJob(history: StatusHistory, job: TrainingJob, at: number): StatusHistory {
  const statuses = statusesOf(history, job, at)
  return statuses === history.get(job.id) ? history : new Map(history).set(job.id, statuses)
}

/** The statuses of one job, its current one last; `at` is when that was seen, if the history doesn't have it. */
export function statusesOf(
  history: StatusHistory,
  job: TrainingJob,
  at: number,
): readonly HistoryEntry[] {
  const before = history.get(job.id) ?? []
  const now = { status: job.current_status, at }
  return before.at(-1)?.status === now.status ? before : [...before, now]
}
