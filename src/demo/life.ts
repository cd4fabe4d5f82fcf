import type { KnownStatus } from '#src/contract/statuses.ts'
import type { InstanceType } from '#src/contract/trainingJob.ts'
import { between, type NonEmpty, type Random } from './random.ts'

/** A status and since when, ms since the epoch. */
export interface Stage {
  readonly status: KnownStatus
  readonly at: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Half of the runs are shorter. */
const MEDIAN_RUN = 28 * MINUTE
const LONGEST_RUN = 10 * 60 * MINUTE

/**
 * A job's whole life, planned when it is created at `created` (ms since the epoch): PENDING →
 * CREATED → DEPLOYING → RUNNING → its end, or an earlier end, on the ways that the contract knows.
 */
export function planLife(
  random: Random,
  created: number,
  instance: InstanceType,
  nodes: number,
): NonEmpty<Stage> {
  let at = created
  const after = (ms: number, status: KnownStatus): Stage => {
    at += Math.round(ms)
    return { status, at }
  }
  const fate = random()
  const wait = waitForCapacity(random, instance, nodes)
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
  return [pending, ...toDeploying, running, after(runTime(random), endOfRun(fate))]
}

function endOfRun(fate: number): KnownStatus {
  if (fate < 0.24) return 'TRAINING_JOB_FAILED'
  if (fate < 0.32) return 'TRAINING_JOB_STOPPED'
  return 'TRAINING_JOB_COMPLETED'
}

/** 20 s to minutes; scarce hardware and many nodes wait longer. */
function waitForCapacity(random: Random, instance: InstanceType, nodes: number): number {
  const scarcity = (instance.gpu_type === 'B200' ? 2 : 1) * (1 + Math.log2(nodes))
  return (20 + between(random, 0, 100) * scarcity) * SECOND
}

/** Log-logistic: most runs take minutes, a few take hours. */
function runTime(random: Random): number {
  const chance = between(random, 0.02, 1)
  return Math.min(MEDIAN_RUN * (chance / (1 - chance)) ** 0.6, LONGEST_RUN)
}
