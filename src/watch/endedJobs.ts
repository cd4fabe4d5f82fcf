import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { hasEnded, jobTitle } from '#src/jobs/job.ts'
import { diffJobs } from '#src/search/diffJobs.ts'
import type { Result } from '#src/search/result.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import type { WatchedJob } from './watches.ts'

/** A job that has ended, as an alert describes it. */
export interface EndedJob {
  readonly id: string
  readonly name: string
  /** The API's name. */
  readonly status: string
  /** Where it ran, and why it failed. */
  readonly text: string
}

/** In place of a status if the API no longer has the job. */
const NOT_FOUND = 'Not found'

export function endedJobOf(job: TrainingJob): EndedJob {
  const { id, current_status: status, training_project: project, error_message: error } = job
  const text = error ? `${project.name} · ${reasonOf(error)}` : project.name
  return { id, name: jobTitle(job), status, text }
}

/** For a watched job that a search for its ID doesn't find: it will never end. */
export function missingJobOf({ id, name }: WatchedJob): EndedJob {
  return { id, name, status: NOT_FOUND, text: 'No training job has this ID any more.' }
}

/** The jobs of a result with one of these IDs. */
export function findJobs({ jobs }: Result, ids: ReadonlySet<string>): TrainingJob[] {
  return ids.size === 0 ? [] : jobs.filter(({ id }) => ids.has(id))
}

/** What a result changed in a watched view. */
export interface ViewChanges {
  readonly ended: readonly TrainingJob[]
  /** Hadn't ended, and are no longer in the result: only their current status says whether they have ended. */
  readonly removed: readonly TrainingJob[]
}

/** Two results of one search. */
export interface Results {
  readonly earlier: Result
  readonly later: Result
}

/**
 * Which of a view's jobs ended between two results of its search, by whatever query and in whatever order. `now` in
 * ms since the epoch.
 */
export function viewChanges(
  { earlier, later }: Results,
  clientFilters: ClientFilters,
  now: number,
): ViewChanges {
  const { changed: changes, added, removed } = diffJobs(earlier.jobs, later.jobs)
  const matching = (jobs: readonly TrainingJob[]) => {
    const list = listJobs(jobs)
    return jobsOf(list, matchingRows(list, clientFilters, now))
  }
  const ends = changes.filter(({ before, after }) => !hasEnded(before) && hasEnded(after))
  // A job's end can remove it from the view: it can have an error now, which the view excludes.
  const belong = new Set(
    matching(ends.flatMap(({ before, after }) => [before, after])).map(({ id }) => id),
  )
  const changed = ends.map(({ after }) => after).filter(({ id }) => belong.has(id))
  return {
    ended: [...changed, ...matching(added.filter(hasEnded))],
    removed: matching(removed.filter((job) => !hasEnded(job))),
  }
}
