import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { LifeStage } from './life.ts'
import type { ScenarioId } from './scenarios.ts'

/** The data and settings behind the handlers. */
export interface Upstream {
  /** The API key that requests must have; `null` to serve the page directly, in place of the proxy. */
  readonly key: string | null
  /** Returns all jobs of the organization at a time in ms since the epoch. */
  readonly jobs: (now: number) => readonly TrainingJob[]
  /** Returns the planned stages of a simulated job; `undefined` for another job. Default: always `undefined`. */
  readonly stagesOf?: (job: TrainingJob) => readonly LifeStage[] | undefined
  /** Returns the error scenario of every response; `null` if only sentinel project IDs cause one. */
  readonly scenario: () => ScenarioId | null
  /** Whether to reject a search for a status that the API isn't known to accept. Default: no. */
  readonly strictStatuses?: () => boolean
  /** Returns the API's time, ms since the epoch. Default: this machine's. */
  readonly clock?: () => number
}
