import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { Store } from '#src/lib/store.ts'

/** The first jobs of an answer, in the order that the API was asked for, while the rest is coming. */
export interface FirstJobs {
  /** The hash of the search. */
  readonly search: string
  readonly jobs: readonly TrainingJob[]
}

/**
 * They fill the screen long before the answer is whole. They stay until another search begins, since the
 * answer itself is shown a moment after it was read; if there is none, they go with it.
 */
export const firstJobs = new Store<FirstJobs | null>(null)
