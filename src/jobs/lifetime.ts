import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createdAt, hasEnded, updatedAt } from './job.ts'

/** When a job can write lines and use hardware, ms since the epoch. */
export interface Lifetime {
  readonly createdAt: number
  /** The last update of an ended job; `null` if the job can still go on, as one with an unknown status can. */
  readonly endedAt: number | null
}

export function lifetimeOf(job: TrainingJob): Lifetime {
  return { createdAt: createdAt(job), endedAt: hasEnded(job) ? updatedAt(job) : null }
}
