/** Where an active job stands with the hardware it requests. */
export const STAGES = ['running', 'deploying', 'waiting'] as const
export type Stage = (typeof STAGES)[number]

/** How a job ended. A chart stacks them in this order. */
export const OUTCOMES = ['completed', 'failed', 'stopped', 'preempted'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Tone = 'neutral' | 'amber' | 'violet' | 'blue' | 'green' | 'red' | 'orange' | 'pink'

/** A shape beside the color, for people who can't tell colors apart. */
export type StatusIcon =
  | 'waiting'
  | 'recorded'
  | 'deploying'
  | 'running'
  | 'done'
  | 'failed'
  | 'stopped'
  | 'preempted'
  | 'unknown'

/** All there is to know about a status: everything else about it is derived from its row. */
export interface StatusRow {
  /** The API's name. */
  readonly status: string
  /** Its word in the URL, in lower case. */
  readonly word: string
  readonly label: string
  /** A stage makes it an active status, an outcome an ended one. */
  readonly kind: Stage | Outcome
  readonly tone: Tone
  readonly icon: StatusIcon
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
    status: 'TRAINING_JOB_PENDING',
    word: 'pending',
    label: 'Pending',
    kind: 'waiting',
    tone: 'amber',
    icon: 'waiting',
    meaning: 'Queued, waiting for GPU capacity',
  },
  {
    status: 'TRAINING_JOB_QUEUED',
    word: 'queued',
    label: 'Queued',
    kind: 'waiting',
    tone: 'amber',
    icon: 'waiting',
    meaning: 'Queued, waiting for GPU capacity',
  },
  {
    status: 'TRAINING_JOB_CREATED',
    word: 'created',
    label: 'Created',
    // Out of the queue, on its way to deployment (the contract).
    kind: 'deploying',
    tone: 'neutral',
    icon: 'recorded',
    meaning: 'Recorded, not deployed yet',
  },
  {
    status: 'TRAINING_JOB_DEPLOYING',
    word: 'deploying',
    label: 'Deploying',
    kind: 'deploying',
    tone: 'violet',
    icon: 'deploying',
    meaning: 'Compute is provisioned, dependencies install',
  },
  {
    status: 'TRAINING_JOB_RUNNING',
    word: 'running',
    label: 'Running',
    kind: 'running',
    tone: 'blue',
    icon: 'running',
    meaning: 'The training code runs',
  },
  {
    status: 'TRAINING_JOB_COMPLETED',
    word: 'completed',
    label: 'Completed',
    kind: 'completed',
    tone: 'green',
    icon: 'done',
    meaning: 'Ended well',
  },
  {
    status: 'TRAINING_JOB_DEPLOY_FAILED',
    word: 'deploy_failed',
    label: 'Deploy failed',
    kind: 'failed',
    tone: 'orange',
    icon: 'failed',
    meaning: 'Could not deploy: a bad image, or no resources',
  },
  {
    status: 'TRAINING_JOB_FAILED',
    word: 'failed',
    label: 'Failed',
    kind: 'failed',
    tone: 'red',
    icon: 'failed',
    meaning: 'Ended with an error',
  },
  {
    status: 'TRAINING_JOB_STOPPED',
    word: 'stopped',
    label: 'Stopped',
    kind: 'stopped',
    tone: 'neutral',
    icon: 'stopped',
    meaning: 'Stopped by a user',
  },
  {
    status: 'TRAINING_JOB_PREEMPTED',
    word: 'preempted',
    label: 'Preempted',
    kind: 'preempted',
    tone: 'pink',
    icon: 'preempted',
    meaning: 'Spot capacity was reclaimed',
  },
  {
    status: 'TRAINING_JOB_EXPIRED',
    word: 'expired',
    label: 'Expired',
    kind: 'stopped',
    tone: 'neutral',
    icon: 'stopped',
    meaning: 'Expired before it finished',
    // Seen once, in the test of a client (the contract).
    byNameOnly: true,
  },
] as const satisfies readonly StatusRow[]
