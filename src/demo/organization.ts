import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { randomFor } from './random.ts'
import { momentOf, type Moment } from './trainingJobs.ts'

/** Where job number 0 stands on the grid of time. */
const EPOCH = Date.UTC(2024, 0, 1)
/** One job is created in each slot of the grid. */
const SLOT = 90_000

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
}

/**
 * A simulated organization, a function of seed and time alone. Jobs arrive about every 90 s, live,
 * and end; none vanishes.
 */
export function createOrganization({ seed, jobs, start }: Options): Organization {
  const first = newestJob(seed, start) - jobs + 1
  const seen: Moment[] = []

  const jobAt = (index: number, now: number): TrainingJob => {
    let moment = seen[index]
    if (moment === undefined || now < moment.from || now >= moment.until) {
      const number = first + index
      moment = momentOf(seed, number, createdAt(seed, number), now)
      seen[index] = moment
    }
    return moment.job
  }

  return {
    jobsAt(now) {
      const count = Math.max(0, newestJob(seed, now) - first + 1)
      const found: TrainingJob[] = []
      for (let index = 0; index < count; index++) found.push(jobAt(index, now))
      return found
    },
  }
}

/** When a job is created, somewhere in its slot: later than the job before it, earlier than the next. */
function createdAt(seed: number, number: number): number {
  const share = randomFor(~seed, number)()
  return EPOCH + number * SLOT + Math.floor(share * SLOT)
}

function newestJob(seed: number, now: number): number {
  const number = Math.floor((now - EPOCH) / SLOT)
  return createdAt(seed, number) <= now ? number : number - 1
}
