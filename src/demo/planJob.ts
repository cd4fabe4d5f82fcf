import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { Hardware, Project } from './catalog.ts'
import { planLife, type RunEnd } from './life.ts'
import { pick, type NonEmpty, type Random } from './random.ts'
import type { JobPlan } from './schedule.ts'
import { nameOf, userOf } from './traits.ts'

/** The options that a job's random numbers choose from, and how long it waits and runs. */
export interface JobChoices {
  /** ms since the epoch */
  readonly created: number
  readonly projects: NonEmpty<Project>
  readonly hardwareOf: (project: Project) => NonEmpty<Hardware>
  /** The upper limit of a job's nodes. */
  readonly maxNodes: number
  /** The share of jobs on spot capacity, 0 to 1. */
  readonly spotShare: number
  readonly priorityOf: (random: Random) => number | null
  readonly users: NonEmpty<string>
  /** Returns how long the job waits for capacity, ms. */
  readonly waitOf: (job: PlacedJob, random: Random) => number
  /** Returns how long the job runs before it ends this way, ms. */
  readonly runOf: (gpus: number, random: Random, end: RunEnd) => number
}

/** The facts that a job's wait depends on. */
interface PlacedJob {
  readonly instance: InstanceType
  readonly nodes: number
  readonly priority: number | null
}

/**
 * Plans a job from its random numbers. The order of the choices matters: a different order creates
 * different jobs.
 */
export function planJob(random: Random, choices: JobChoices): JobPlan {
  const project = pick(random, choices.projects)
  const { type: instance, nodes: nodeCounts } = pick(random, choices.hardwareOf(project))
  const nodes = Math.min(pick(random, nodeCounts), choices.maxNodes)
  const spot = random() < choices.spotShare
  const savesCheckpoints = instance.gpu_count > 0 && random() < 0.8
  const name = nameOf(random, project)
  const priority = choices.priorityOf(random)
  const user = userOf(random, choices.users)
  const stages = planLife(random, {
    created: choices.created,
    spot,
    waitOf: () => choices.waitOf({ instance, nodes, priority }, random),
    runOf: (_, end) => choices.runOf(instance.gpu_count * nodes, random, end),
  })
  return { project, instance, nodes, spot, savesCheckpoints, name, priority, user, stages, random }
}
