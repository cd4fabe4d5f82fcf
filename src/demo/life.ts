import type { KnownStatus } from '#src/contract/statuses.ts'
import { between, type NonEmpty, type Random } from './random.ts'

/** A status and when it began, ms since the epoch. */
export interface LifeStage {
  readonly status: KnownStatus
  readonly at: number
}

export type RunEnd =
  | 'TRAINING_JOB_COMPLETED'
  | 'TRAINING_JOB_FAILED'
  | 'TRAINING_JOB_STOPPED'
  | 'TRAINING_JOB_PREEMPTED'

export interface LifeOptions {
  /** ms since the epoch */
  readonly created: number
  readonly spot: boolean
  /** Returns how long the job waits for capacity, ms. */
  readonly waitOf: (random: Random) => number
  /** Returns how long the job runs before it ends this way, ms. */
  readonly runOf: (random: Random, end: RunEnd) => number
}

const SECOND = 1000

/**
 * Returns all statuses that a job will have: PENDING → CREATED → DEPLOYING → RUNNING → its end. It can also end
 * before it runs. The contract allows each transition.
 */
export function planLife(
  random: Random,
  { created, spot, waitOf, runOf }: LifeOptions,
): NonEmpty<LifeStage> {
  let at = created
  const after = (ms: number, status: KnownStatus): LifeStage => {
    at += Math.round(ms)
    return { status, at }
  }
  // Compared with cumulative limits: 3% stop while pending, the next 6% fail to deploy.
  const fate = random()
  const wait = waitOf(random)
  const pending = after(0, 'TRAINING_JOB_PENDING')
  if (fate < 0.03) return [pending, after(wait, 'TRAINING_JOB_STOPPED')]

  const toDeploying = [
    after(wait, 'TRAINING_JOB_CREATED'),
    after(between(random, 4, 15) * SECOND, 'TRAINING_JOB_DEPLOYING'),
  ]
  const deploy = between(random, 30, 120) * SECOND
  if (fate < 0.09) return [pending, ...toDeploying, after(deploy, 'TRAINING_JOB_DEPLOY_FAILED')]
  if (fate < 0.1) return [pending, ...toDeploying, after(deploy, 'TRAINING_JOB_STOPPED')]

  const running = after(deploy, 'TRAINING_JOB_RUNNING')
  const end = endOfRun(fate, spot)
  return [pending, ...toDeploying, running, after(runOf(random, end), end)]
}

function endOfRun(fate: number, spot: boolean): RunEnd {
  if (spot && fate < 0.2) return 'TRAINING_JOB_PREEMPTED'
  if (fate < 0.24) return 'TRAINING_JOB_FAILED'
  if (fate < 0.32) return 'TRAINING_JOB_STOPPED'
  return 'TRAINING_JOB_COMPLETED'
}
