import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Schedule } from './schedule.ts'
import { steadySchedule } from './steadySchedule.ts'
import { momentOf, type Moment } from './trainingJobs.ts'

export interface Organization {
  /** All jobs there are at `now` (ms since the epoch), oldest first. A job that has not changed is the same object as before. */
  readonly jobsAt: (now: number) => TrainingJob[]
}

interface Options {
  /** The same seed has the same jobs, in every tab and after every reload. */
  readonly seed: number
  /** How many jobs there are at `start`. */
  readonly jobs: number
  /** ms since the epoch */
  readonly start: number
  /** By default, jobs are created at a steady rate. */
  readonly schedule?: Schedule
}

/**
 * A simulated organization, a function of seed, schedule and time alone. Jobs are created, live, and end; none
 * vanishes.
 */
export function createOrganization({
  seed,
  jobs,
  start,
  schedule = steadySchedule(seed),
}: Options): Organization {
  const first = schedule.newestAt(start) - jobs + 1
  const seen: Moment[] = []

  const jobAt = (index: number, now: number): TrainingJob => {
    let moment = seen[index]
    if (moment === undefined || now < moment.from || now >= moment.until) {
      moment = momentOf(seed, schedule, first + index, now)
      seen[index] = moment
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
  }
}
