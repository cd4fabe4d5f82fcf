import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { hasEnded, jobTitle } from '#src/jobs/job.ts'
import { diffJobs } from '#src/search/diffJobs.ts'
import type { Result } from '#src/search/result.ts'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import type { WatchedJob } from './watches.ts'

export interface EndedJob {
  readonly id: string
  readonly name: string
  /** The API's status name, or `Not found`. */
  readonly status: string
  /** The project, and why the job failed. */
  readonly text: string
}

const NOT_FOUND = 'Not found'

export function endedJobOf(job: TrainingJob): EndedJob {
  const { id, current_status: status, training_project: project, error_message: error } = job
  const text = error ? `${project.name} · ${reasonOf(error)}` : project.name
  return { id, name: jobTitle(job), status, text }
}

export function missingJobOf({ id, name }: WatchedJob): EndedJob {
  return { id, name, status: NOT_FOUND, text: 'This job can no longer be found.' }
}

export function findJobs({ jobs }: Result, ids: ReadonlySet<string>): TrainingJob[] {
  return ids.size === 0 ? [] : jobs.filter(({ id }) => ids.has(id))
}

export interface ViewChanges {
  readonly ended: readonly TrainingJob[]
  /** Jobs that hadn't ended and aren't in the new result. Whether they have ended isn't known yet. */
  readonly removed: readonly TrainingJob[]
}

export interface Results {
  readonly earlier: Result
  readonly later: Result
}

/** From two results of one search, from any query and in any order. `now` in ms since the epoch. */
export function viewChanges(
  { earlier, later }: Results,
  clientFilters: ClientFilters,
  now: number,
): ViewChanges {
  const { changed, added, removed } = diffJobs(earlier.jobs, later.jobs)
  const matching = (jobs: readonly TrainingJob[]) => {
    const list = listJobs(jobs)
    return jobsOf(list, matchingRows(list, clientFilters, now))
  }
  const ends = changed.filter(({ before, after }) => !hasEnded(before) && hasEnded(after))
  // A job that ends can leave the view, for example if the view excludes jobs with an error.
  const inView = new Set(
    matching(ends.flatMap(({ before, after }) => [before, after])).map(({ id }) => id),
  )
  const ended = ends.map(({ after }) => after).filter(({ id }) => inView.has(id))
  return {
    ended: [...ended, ...matching(added.filter(hasEnded))],
    removed: matching(removed.filter((job) => !hasEnded(job))),
  }
}
