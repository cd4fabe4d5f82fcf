import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { hasEnded, jobTitle } from '#src/jobs/job.ts'
import { diffJobs } from '#src/search/diffJobs.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import type { WatchedJob } from './watches.ts'

/** A job that has ended, and what there is to tell of it. */
export interface Ending {
  readonly id: string
  readonly name: string
  /** The API's name. */
  readonly status: string
  /** Where it ran, and why it failed. */
  readonly text: string
}

/** In place of a status, where the API no longer knows the job. */
const NOT_FOUND = 'Not found'

export function endingOf(job: TrainingJob): Ending {
  const { id, current_status: status, training_project: project, error_message: error } = job
  const text = error ? `${project.name} · ${reasonOf(error)}` : project.name
  return { id, name: jobTitle(job), status, text }
}

/** A watched job that an answer to its ID leaves out will never end. */
export function endingOfLost({ id, name }: WatchedJob): Ending {
  return { id, name, status: NOT_FOUND, text: 'No training job has this ID any more.' }
}

/** The jobs of an answer with one of these IDs. */
export function findJobs({ jobs }: Answer, ids: ReadonlySet<string>): TrainingJob[] {
  return ids.size === 0 ? [] : jobs.filter(({ id }) => ids.has(id))
}

/** What an answer says of the ends in a watched view. */
export interface ViewNews {
  readonly ended: readonly TrainingJob[]
  /** Hadn't ended, and are no longer in the answer: their own status says whether they have ended. */
  readonly left: readonly TrainingJob[]
}

/** Two answers to one search. */
export interface Answers {
  readonly earlier: Answer
  readonly later: Answer
}

/**
 * Which of a view's jobs ended between two answers to its search, whoever asked for each and in whatever
 * order. `now` in ms since the epoch.
 */
export function viewNews({ earlier, later }: Answers, narrowing: Narrowing, now: number): ViewNews {
  const { changed: changes, added, removed } = diffJobs(earlier.jobs, later.jobs)
  const matching = (jobs: readonly TrainingJob[]) => {
    const list = listJobs(jobs)
    return jobsOf(list, matchingRows(list, narrowing, now))
  }
  const ends = changes.filter(({ before, after }) => !hasEnded(before) && hasEnded(after))
  // Its end can take a job out of the view: it may have an error now, which others of the view have not.
  const belong = new Set(
    matching(ends.flatMap(({ before, after }) => [before, after])).map(({ id }) => id),
  )
  const changed = ends.map(({ after }) => after).filter(({ id }) => belong.has(id))
  return {
    ended: [...changed, ...matching(added.filter(hasEnded))],
    left: matching(removed.filter((job) => !hasEnded(job))),
  }
}
