import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { SeenStatus } from './statusHistory.ts'

/** What is known of the job that is open. */
export type OpenJob =
  | {
      readonly state: 'found'
      readonly job: TrainingJob
      /** Whether the list beside it shows the job. */
      readonly listed: boolean
      readonly statuses: readonly SeenStatus[]
    }
  | { readonly state: 'searching' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'failed'
      readonly error: SearchError
      readonly retry: () => void
    }
