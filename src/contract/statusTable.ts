/** The stages of an active job, in the stacking order of charts. */
export const STAGES = ['running', 'deploying', 'waiting'] as const
export type Stage = (typeof STAGES)[number]

/** The outcomes of an ended job, in the stacking order of charts. */
export const OUTCOMES = ['completed', 'failed', 'stopped', 'preempted'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Everything about a status is derived from its row; `src/components/statusMark.ts` derives its color and icon.
 */
export interface StatusRow {
  /** The name in URLs. The API's name is `TRAINING_JOB_` followed by this word in capitals. */
  readonly word: string
  readonly label: string
  /** A stage if the status is active, an outcome if it is ended. */
  readonly kind: Stage | Outcome
  readonly meaning: string
  /**
   * Requested only by name, never as part of a group: the API could reject a request with a status that it doesn't
   * support.
   */
  readonly byNameOnly?: true
}

/** The known statuses, in the order of a job's life, alternative ends last. The API can add others. */
export const STATUSES = [
  {
    word: 'pending',
    label: 'Pending',
    kind: 'waiting',
    meaning: 'Queued, waiting for GPU capacity',
  },
  {
    word: 'queued',
    label: 'Queued',
    kind: 'waiting',
    meaning: 'Queued, waiting for GPU capacity',
  },
  {
    word: 'created',
    label: 'Created',
    // According to the contract, the job is dequeued and about to be deployed.
    kind: 'deploying',
    meaning: 'Out of the queue, about to deploy',
  },
  {
    word: 'deploying',
    label: 'Deploying',
    kind: 'deploying',
    meaning: 'Provisioning compute, installing dependencies',
  },
  {
    word: 'running',
    label: 'Running',
    kind: 'running',
    meaning: 'Training is running',
  },
  {
    word: 'completed',
    label: 'Completed',
    kind: 'completed',
    meaning: 'Finished successfully',
  },
  {
    word: 'deploy_failed',
    label: 'Deploy failed',
    kind: 'failed',
    meaning: 'Deployment failed (image or capacity)',
  },
  {
    word: 'failed',
    label: 'Failed',
    kind: 'failed',
    meaning: 'Finished with an error',
  },
  {
    word: 'stopped',
    label: 'Stopped',
    kind: 'stopped',
    meaning: 'Stopped by a user',
  },
  {
    word: 'preempted',
    label: 'Preempted',
    kind: 'preempted',
    meaning: 'Spot capacity was reclaimed',
  },
  {
    word: 'expired',
    label: 'Expired',
    kind: 'stopped',
    meaning: 'Expired before it finished',
    // According to the contract, it is known only from a test of an API client.
    byNameOnly: true,
  },
] as const satisfies readonly StatusRow[]
