import { isActiveStatus, type KnownStatus } from '../contract/statuses.ts'

/** Where an active job stands with the hardware it asks for. */
export const STAGES = ['running', 'deploying', 'waiting', 'other'] as const
export type Stage = (typeof STAGES)[number]

const stages: Readonly<Partial<Record<KnownStatus, Stage>>> = {
  TRAINING_JOB_RUNNING: 'running',
  TRAINING_JOB_DEPLOYING: 'deploying',
  // Out of the queue, which is `PENDING`, on its way to `DEPLOYING` (the contract).
  TRAINING_JOB_CREATED: 'deploying',
  TRAINING_JOB_PENDING: 'waiting',
  TRAINING_JOB_QUEUED: 'waiting',
}

const byStatus: ReadonlyMap<string, Stage> = new Map(Object.entries(stages))

/** The stage of a status: null for one that has ended, `other` for an active one that is not known. */
export function stageOf(status: string): Stage | null {
  return byStatus.get(status) ?? (isActiveStatus(status) ? 'other' : null)
}

/** Ended with an error, before or after it ran. */
export const FAILED: readonly string[] = [
  'TRAINING_JOB_FAILED',
  'TRAINING_JOB_DEPLOY_FAILED',
] satisfies KnownStatus[]

/** Still in the queue. */
export const WAITING: readonly string[] = [
  'TRAINING_JOB_PENDING',
  'TRAINING_JOB_QUEUED',
] satisfies KnownStatus[]
