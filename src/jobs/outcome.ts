import { statusesOf, type KnownStatus } from '../contract/statuses.ts'
import { FAILED, stageOf } from './stage.ts'

/** How a job's life went, in the order in which a chart stacks them; `active` until it has ended. */
export const OUTCOMES = ['completed', 'failed', 'stopped', 'active'] as const
export type Outcome = (typeof OUTCOMES)[number]

const COMPLETED = 'TRAINING_JOB_COMPLETED' satisfies KnownStatus

/** The outcome of a status; one that is not known is active. */
export function outcomeOf(status: string): Outcome {
  if (stageOf(status) !== null) return 'active'
  if (FAILED.includes(status)) return 'failed'
  return status === COMPLETED ? 'completed' : 'stopped'
}

/** The known statuses of an outcome. */
export function statusesOfOutcome(outcome: Outcome): readonly string[] {
  return statusesOf(outcome === 'active' ? 'active' : 'ended').filter(
    (status) => outcomeOf(status) === outcome,
  )
}
