import type { KnownStatus } from '../contract/statuses.ts'

export type Tone = 'neutral' | 'amber' | 'violet' | 'blue' | 'green' | 'red' | 'orange'
export type Shape =
  | 'waiting'
  | 'recorded'
  | 'deploying'
  | 'running'
  | 'done'
  | 'failed'
  | 'stopped'
  | 'unknown'

/** How a status is marked: a colour and, for whoever cannot tell colours apart, a shape. */
export interface StatusMark {
  readonly tone: Tone
  readonly shape: Shape
}

const marks: Readonly<Record<KnownStatus, StatusMark>> = {
  TRAINING_JOB_PENDING: { tone: 'amber', shape: 'waiting' },
  TRAINING_JOB_QUEUED: { tone: 'amber', shape: 'waiting' },
  TRAINING_JOB_CREATED: { tone: 'neutral', shape: 'recorded' },
  TRAINING_JOB_DEPLOYING: { tone: 'violet', shape: 'deploying' },
  TRAINING_JOB_RUNNING: { tone: 'blue', shape: 'running' },
  TRAINING_JOB_COMPLETED: { tone: 'green', shape: 'done' },
  TRAINING_JOB_DEPLOY_FAILED: { tone: 'orange', shape: 'failed' },
  TRAINING_JOB_FAILED: { tone: 'red', shape: 'failed' },
  TRAINING_JOB_STOPPED: { tone: 'neutral', shape: 'stopped' },
}

const isKnown = (status: string): status is KnownStatus => Object.hasOwn(marks, status)

/** The mark of a status; grey and of unknown shape for one the API has added since. */
export function statusMark(status: string): StatusMark {
  return isKnown(status) ? marks[status] : { tone: 'neutral', shape: 'unknown' }
}
