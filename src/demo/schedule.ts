import type { InstanceType, TrainingJob } from '#src/contract/trainingJob.ts'
import type { Project } from './catalogue.ts'
import type { Stage } from './life.ts'
import type { NonEmpty, Random } from './random.ts'

/** All that a job is, from its creation to its end. */
export interface JobPlan {
  readonly project: Project
  readonly instance: InstanceType
  readonly nodes: number
  readonly spot: boolean
  readonly savesCheckpoints: boolean
  readonly name: string | null
  readonly priority: number | null
  readonly user: TrainingJob['user']
  readonly stages: NonEmpty<Stage>
  /** What is left of the job's own numbers. */
  readonly random: Random
}

/** Which jobs an organization creates, and when. Each is computed by itself, from its number. */
export interface Schedule {
  /** When a job is created, ms since the epoch: not before the job with the number before. */
  readonly createdAt: (number: number) => number
  /** The number of the newest job at `now` (ms since the epoch). */
  readonly newestAt: (now: number) => number
  readonly plan: (number: number) => JobPlan
}
