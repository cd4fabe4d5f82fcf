import type { InstanceType, TrainingJob } from '#src/contract/trainingJob.ts'
import type { Project } from './catalog.ts'
import type { LifeStage } from './life.ts'
import type { NonEmpty, Random } from './random.ts'

export interface JobPlan {
  readonly project: Project
  readonly instance: InstanceType
  readonly nodes: number
  readonly spot: boolean
  readonly savesCheckpoints: boolean
  readonly name: string | null
  readonly priority: number | null
  readonly user: TrainingJob['user']
  readonly stages: NonEmpty<LifeStage>
  /** The random numbers of the job that its plan did not use. */
  readonly random: Random
}

/** Defines which jobs an organization creates, and when. Each job is computed from its number alone. */
export interface Schedule {
  /** Returns when a job is created, ms since the epoch; no earlier than the job with the previous number. */
  readonly createdAt: (number: number) => number
  /** Returns the number of the newest job at `now` (ms since the epoch). */
  readonly newestAt: (now: number) => number
  readonly plan: (number: number) => JobPlan
}
