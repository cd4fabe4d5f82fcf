import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { deployError, runError } from './errorMessages.ts'
import type { LifeStage } from './life.ts'
import { shortId, type NonEmpty } from './random.ts'
import type { JobPlan, Schedule } from './schedule.ts'

/** The state of a job from `from` until just before `until` (ms since the epoch). */
export interface Moment {
  readonly job: TrainingJob
  /** The planned stages of the job's whole life. */
  readonly stages: NonEmpty<LifeStage>
  readonly from: number
  readonly until: number
}

/** Returns job number `number` of a seed's schedule at `now` (ms since the epoch). */
export function momentOf(
  seed: number,
  { createdAt, plan }: Schedule,
  number: number,
  now: number,
): Moment {
  const planned = plan(number)
  const { project, instance, nodes, spot, savesCheckpoints, name, priority, user, stages } = planned
  const index = Math.max(
    0,
    stages.findLastIndex((stage) => stage.at <= now),
  )
  const stage = stages[index] ?? stages[0]
  return {
    from: stage.at,
    until: stages[index + 1]?.at ?? Infinity,
    stages,
    job: {
      id: shortId(seed, number),
      created_at: isoTime(createdAt(number)),
      updated_at: isoTime(stage.at),
      current_status: stage.status,
      error_message: errorIn(stage, planned),
      instance_type: instance,
      training_project_id: project.id,
      training_project: { id: project.id, name: project.name },
      name,
      checkpoint_sync_status: savesCheckpoints ? checkpointSync(stages, stage) : null,
      priority,
      user,
      node_count: nodes,
      availability_model: spot ? 'spot' : 'dedicated',
    },
  }
}

function errorIn({ status, at }: LifeStage, plan: JobPlan): string | null {
  if (status === 'TRAINING_JOB_FAILED') return runError({ ...plan, at })
  return status === 'TRAINING_JOB_DEPLOY_FAILED' ? deployError({ ...plan, at }) : null
}

/** Checkpoints sync while a job runs, and are complete after the run. */
function checkpointSync(
  stages: NonEmpty<LifeStage>,
  stage: LifeStage,
): 'SYNCING' | 'COMPLETED' | null {
  const running = stages.find(({ status }) => status === 'TRAINING_JOB_RUNNING')
  if (!running || stage.at < running.at) return null
  return stage === running ? 'SYNCING' : 'COMPLETED'
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
