import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Difference } from '#src/search/reader/result.ts'

/** A status that the dashboard saw a job in, and when it first saw that, ms since the epoch. */
export interface Sighting {
  readonly status: string
  readonly at: number
}

/** What the dashboard saw of jobs that changed, came or were looked at while it was open, by their IDs. */
export type Sightings = ReadonlyMap<string, readonly Sighting[]>

/** Of how many jobs what was seen is kept: of those that changed last. */
export const KEPT = 500

export const NOTHING_SEEN: Sightings = new Map()

interface Seeing {
  /** When the answer came, ms since the epoch. */
  readonly at: number
  /** Since when the dashboard has been asking this search, ms since the epoch. */
  readonly since: number
}

/** What was seen with what one more answer changed. Gives `seen` back where that is nothing. */
export function seeDifference(
  seen: Sightings,
  { changed, came }: Difference,
  { at, since }: Seeing,
): Sightings {
  const changes = changed.filter(
    ({ before, after }) => before.current_status !== after.current_status,
  )
  if (changes.length === 0 && came.length === 0) return seen
  const next = new Map(seen)
  for (const job of came) next.set(job.id, sightingsOf(seen, job, at))
  for (const { before, after } of changes) {
    next.set(after.id, [...sightingsOf(seen, before, since), { status: after.current_status, at }])
  }
  // Not each time: the order is to be found out.
  return next.size > 2 * KEPT ? new Map(lastSeen(next)) : next
}

/** Of the jobs that changed last, that first, as many as are kept. */
export function lastSeen(seen: Sightings): readonly (readonly [string, readonly Sighting[]])[] {
  return [...seen].sort(([, a], [, b]) => changedAt(b) - changedAt(a)).slice(0, KEPT)
}

const changedAt = (sightings: readonly Sighting[]) => sightings.at(-1)?.at ?? 0

/** What was seen with a job that somebody looks at. Gives `seen` back where that is nothing new. */
export function seeJob(seen: Sightings, job: TrainingJob, at: number): Sightings {
  const sightings = sightingsOf(seen, job, at)
  return sightings === seen.get(job.id) ? seen : new Map(seen).set(job.id, sightings)
}

/** What was seen of one job, up to the status it is in; `at` is when it was, where that was not noted before. */
export function sightingsOf(seen: Sightings, job: TrainingJob, at: number): readonly Sighting[] {
  const before = seen.get(job.id) ?? []
  const now = { status: job.current_status, at }
  return before.at(-1)?.status === now.status ? before : [...before, now]
}
