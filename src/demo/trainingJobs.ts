import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { EMAILS, LONG_ENDING, NAME_ENDINGS, PROJECTS, type Project } from './catalogue.ts'
import { deployError, runError, type ErrorContext } from './errorMessages.ts'
import { planLife, type Stage } from './life.ts'
import { pick, randomFor, shortId, type NonEmpty, type Random } from './random.ts'

/** A job as it stands, unchanged, from `from` until before `until` (ms since the epoch). */
export interface Moment {
  readonly job: TrainingJob
  readonly from: number
  readonly until: number
}

/** Job number `number` of a seed at `now`, created at `created` (both ms since the epoch). */
export function momentOf(seed: number, number: number, created: number, now: number): Moment {
  const random = randomFor(seed, number)
  const project = pick(random, PROJECTS)
  const { type: instance, nodes: nodeCounts } = pick(random, project.hardware)
  const nodes = pick(random, nodeCounts)
  const spot = random() < 0.15
  const savesCheckpoints = instance.gpu_count > 0 && random() < 0.8
  const name = nameOf(random, project)
  const priority = priorityOf(random)
  const user = userOf(random)
  const stages = planLife(random, created, instance, nodes)

  const index = Math.max(
    0,
    stages.findLastIndex((stage) => stage.at <= now),
  )
  const stage = stages[index] ?? stages[0]
  return {
    from: stage.at,
    until: stages[index + 1]?.at ?? Infinity,
    job: {
      id: shortId(seed, number),
      created_at: isoTime(created),
      updated_at: isoTime(stage.at),
      current_status: stage.status,
      error_message: errorIn(stage, { random, project, instance, nodes, spot }),
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

function errorIn(stage: Stage, context: ErrorContext): string | null {
  if (stage.status === 'TRAINING_JOB_FAILED') return runError(context)
  return stage.status === 'TRAINING_JOB_DEPLOY_FAILED' ? deployError(context) : null
}

/** Checkpoints sync while a job runs and are all there once it has run. */
function checkpointSync(stages: NonEmpty<Stage>, stage: Stage): 'SYNCING' | 'COMPLETED' | null {
  const running = stages.find(({ status }) => status === 'TRAINING_JOB_RUNNING')
  if (!running || stage.at < running.at) return null
  return stage === running ? 'SYNCING' : 'COMPLETED'
}

function nameOf(random: Random, project: Project): string | null {
  const kind = random()
  if (kind < 0.05) return null
  const stem = pick(random, project.stems)
  return stem + (kind < 0.08 ? LONG_ENDING : pick(random, NAME_ENDINGS))
}

const PRIORITIES: NonEmpty<number> = [1, 1, 2, 5, 10, -1]

function priorityOf(random: Random): number | null {
  const kind = random()
  if (kind < 0.02) return null
  return kind < 0.85 ? 0 : pick(random, PRIORITIES)
}

function userOf(random: Random): TrainingJob['user'] {
  const kind = random()
  if (kind < 0.03) return null
  return { email: kind < 0.05 ? null : pick(random, EMAILS) }
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
