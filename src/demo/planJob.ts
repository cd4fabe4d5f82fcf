import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { Hardware, Project } from './catalogue.ts'
import { planLife, type RunEnd } from './life.ts'
import { pick, type NonEmpty, type Random } from './random.ts'
import type { JobPlan } from './schedule.ts'
import { nameOf, userOf } from './traits.ts'

/** What a job's own numbers decide between, and how long it waits and runs. */
export interface JobChoices {
  /** ms since the epoch */
  readonly created: number
  readonly projects: NonEmpty<Project>
  readonly hardwareOf: (project: Project) => NonEmpty<Hardware>
  /** A job that would have more nodes has this many. */
  readonly maxNodes: number
  /** The share of jobs on spot capacity, 0 to 1. */
  readonly spotShare: number
  readonly priorityOf: (random: Random) => number | null
  readonly users: NonEmpty<string>
  /** How long it waits for capacity, ms. */
  readonly waitOf: (job: Placed, random: Random) => number
  /** How long it runs until this end, ms. */
  readonly runOf: (gpus: number, random: Random, end: RunEnd) => number
}

/** What a wait depends on. */
interface Placed {
  readonly instance: InstanceType
  readonly nodes: number
  readonly priority: number | null
}

/** Plans a job by its own numbers. Their order is that of the choices: another one makes other jobs. */
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
    wait: () => choices.waitOf({ instance, nodes, priority }, random),
    run: (_, end) => choices.runOf(instance.gpu_count * nodes, random, end),
  })
  return { project, instance, nodes, spot, savesCheckpoints, name, priority, user, stages, random }
}
