import { kindOf, phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { LifeStage } from './life.ts'
import { hashOf, noise } from './random.ts'

const SECOND = 1000

/** About how often a run saves a checkpoint, ms. */
const CHECKPOINT_MS = 10 * 60 * SECOND
/** Checkpoints are at multiples of this number of steps. */
const CHECKPOINT_STEPS = 50

/** A job's run as far as it is known at one moment. Times are ms since the epoch. */
export interface Run {
  readonly job: TrainingJob
  /** The seed of everything that the run writes and uses. */
  readonly seed: number
  readonly nodes: number
  /** When deployment began; `null` if it hasn't. */
  readonly deployedAt: number | null
  /** When the training code started; `null` if it hasn't. */
  readonly startedAt: number | null
  /** When the job ended; `null` while it is active. */
  readonly endedAt: number | null
  /** The length of a training step, ms. */
  readonly stepMs: number
  /** The steps from one checkpoint to the next; `null` if the job saves none. */
  readonly checkpointEvery: number | null
}

/**
 * Returns a job's run. `stages` are the planned ones of a simulated job. Those of other jobs are estimated from their
 * status and times.
 */
export function runOf(job: TrainingJob, stages: readonly LifeStage[] | undefined): Run {
  const seed = hashOf(job.id)
  const stepMs = Math.round(1500 + noise(seed, 1) * 2500)
  const perCheckpoint = Math.round(CHECKPOINT_MS / stepMs / CHECKPOINT_STEPS) * CHECKPOINT_STEPS
  return {
    job,
    seed,
    nodes: job.node_count ?? 1,
    ...(stages ? plannedTimes(job, stages) : estimatedTimes(job)),
    endedAt: phaseOf(job.current_status) === 'ended' ? Date.parse(job.updated_at) : null,
    stepMs,
    checkpointEvery: job.checkpoint_sync_status == null ? null : perCheckpoint,
  }
}

type StartTimes = Pick<Run, 'deployedAt' | 'startedAt'>

function plannedTimes(job: TrainingJob, stages: readonly LifeStage[]): StartTimes {
  const reached = stages.filter(({ at }) => at <= Date.parse(job.updated_at))
  const timeOf = (name: LifeStage['status']) => reached.find(({ status }) => status === name)?.at
  return {
    deployedAt: timeOf('TRAINING_JOB_DEPLOYING') ?? null,
    startedAt: timeOf('TRAINING_JOB_RUNNING') ?? null,
  }
}

function estimatedTimes(job: TrainingJob): StartTimes {
  const [created, updated] = [Date.parse(job.created_at), Date.parse(job.updated_at)]
  const early = created + Math.min(180 * SECOND, (updated - created) / 5)
  const beforeUpdate = Math.max(created, updated - 60 * SECOND)
  const status = job.current_status
  if (status === 'TRAINING_JOB_DEPLOYING') return { deployedAt: updated, startedAt: null }
  if (status === 'TRAINING_JOB_DEPLOY_FAILED') return { deployedAt: beforeUpdate, startedAt: null }
  if (kindOf(status) === 'running') return { deployedAt: beforeUpdate, startedAt: updated }
  if (phaseOf(status) === 'ended') return { deployedAt: created, startedAt: Math.round(early) }
  return { deployedAt: null, startedAt: null }
}

/** Returns the number of steps that a run has finished at a time (ms since the epoch). */
export function stepsAt({ startedAt, endedAt, stepMs }: Run, time: number): number {
  if (startedAt === null) return 0
  return Math.max(0, Math.floor((Math.min(time, endedAt ?? Infinity) - startedAt) / stepMs))
}
