import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { LifeStage } from './life.ts'
import type { Schedule } from './schedule.ts'
import { steadySchedule } from './steadySchedule.ts'
import { momentOf, type Moment } from './trainingJobs.ts'

export interface Organization {
  /** Returns all jobs at `now` (ms since the epoch), oldest first. Unchanged jobs are the same objects as before. */
  readonly jobsAt: (now: number) => TrainingJob[]
  /** Returns the planned stages of a job, given as {@link jobsAt} returned it; `undefined` for another object. */
  readonly stagesOf: (job: TrainingJob) => readonly LifeStage[] | undefined
}

interface Options {
  /** The same seed creates the same jobs, in every tab and after every reload. */
  readonly seed: number
  /** The number of jobs at `start`. */
  readonly jobs: number
  /** ms since the epoch */
  readonly start: number
  /** Default: a steady rate. */
  readonly schedule?: Schedule
}

/**
 * Creates a simulated organization, which depends on nothing but seed, schedule and time. Jobs are created,
 * run and end, and are never removed.
 */
export function createOrganization({
  seed,
  jobs,
  start,
  schedule = steadySchedule(seed),
}: Options): Organization {
  const first = schedule.newestAt(start) - jobs + 1
  const moments: Moment[] = []
  const stages = new WeakMap<TrainingJob, readonly LifeStage[]>()

  const jobAt = (index: number, now: number): TrainingJob => {
    let moment = moments[index]
    if (moment === undefined || now < moment.from || now >= moment.until) {
      moment = momentOf(seed, schedule, first + index, now)
      moments[index] = moment
      stages.set(moment.job, moment.stages)
    }
    return moment.job
  }

  return {
    jobsAt(now) {
      const count = Math.max(0, schedule.newestAt(now) - first + 1)
      const found: TrainingJob[] = []
      for (let index = 0; index < count; index++) found.push(jobAt(index, now))
      return found
    },
    stagesOf: (job) => stages.get(job),
  }
}
