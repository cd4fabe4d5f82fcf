/** Where an active job stands with the hardware it requests. */
export const STAGES = ['running', 'deploying', 'waiting'] as const
export type Stage = (typeof STAGES)[number]

/** How a job ended, in the order in which a chart stacks the outcomes. */
export const OUTCOMES = ['completed', 'failed', 'stopped', 'preempted'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A status. Everything else about it is derived from its row; its look, in `src/components/statusMark.ts`. */
export interface StatusRow {
  /** Its word in the URL. The API's name is the same in capitals, after `TRAINING_JOB_`. */
  readonly word: string
  readonly label: string
  /** A stage makes it an active status, an outcome an ended one. */
  readonly kind: Stage | Outcome
  readonly meaning: string
  /**
   * Whether only a view that names it requests it, and no group does: the API may reject a request
   * that contains a name it doesn't know.
   */
  readonly byNameOnly?: true
}

/** The statuses seen so far, in the order in which a job passes through them. The set is open. */
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
    // Out of the queue, on its way to deployment (the contract).
    kind: 'deploying',
    meaning: 'Recorded, not deployed yet',
  },
  {
    word: 'deploying',
    label: 'Deploying',
    kind: 'deploying',
    meaning: 'Compute is provisioned, dependencies install',
  },
  {
    word: 'running',
    label: 'Running',
    kind: 'running',
    meaning: 'The training code runs',
  },
  {
    word: 'completed',
    label: 'Completed',
    kind: 'completed',
    meaning: 'Ended well',
  },
  {
    word: 'deploy_failed',
    label: 'Deploy failed',
    kind: 'failed',
    meaning: 'Could not deploy: a bad image, or no resources',
  },
  {
    word: 'failed',
    label: 'Failed',
    kind: 'failed',
    meaning: 'Ended with an error',
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
    // Seen once, in the test of a client (the contract).
    byNameOnly: true,
  },
] as const satisfies readonly StatusRow[]
