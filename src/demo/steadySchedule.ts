import type { InstanceType } from '#src/contract/trainingJob.ts'
import { EMAILS, PROJECTS } from './catalog.ts'
import { planJob } from './planJob.ts'
import { between, randomFor, type Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import { priorityOf } from './traits.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** When the slot of job number 0 starts. */
const EPOCH = Date.UTC(2024, 0, 1)
/** One job is created in each slot, ms. */
const SLOT = 90 * SECOND
/** Half of the runs are shorter, ms. */
const MEDIAN_RUN = 28 * MINUTE
const LONGEST_RUN = 10 * 60 * MINUTE

/**
 * Returns a schedule with a job about every 90 s, day and night. Most run for minutes: about 35 of 400 jobs
 * are active at any time. For tests and benchmarks, which must not depend on the hour or the day of the
 * week.
 */
export function steadySchedule(seed: number): Schedule {
  /** Returns a time within the job's slot: later than the previous job, earlier than the next. */
  const createdAt = (number: number) => {
    const share = randomFor(~seed, number)()
    return EPOCH + number * SLOT + Math.floor(share * SLOT)
  }
  return {
    createdAt,
    newestAt(now) {
      const number = Math.floor((now - EPOCH) / SLOT)
      return createdAt(number) <= now ? number : number - 1
    },
    plan: (number) =>
      planJob(randomFor(seed, number), {
        created: createdAt(number),
        projects: PROJECTS,
        hardwareOf: ({ hardware }) => hardware,
        maxNodes: Infinity,
        spotShare: 0.15,
        priorityOf,
        users: EMAILS,
        waitOf: ({ instance, nodes }, random) => waitForCapacity(random, instance, nodes),
        runOf: (_, random) => runTime(random),
      }),
  }
}

/** Returns 20 s to minutes, in ms; longer for scarce hardware and for many nodes. */
function waitForCapacity(random: Random, instance: InstanceType, nodes: number): number {
  const scarcity = (instance.gpu_type === 'B200' ? 2 : 1) * (1 + Math.log2(nodes))
  return (20 + between(random, 0, 100) * scarcity) * SECOND
}

/** Returns a log-logistic run time, ms: most runs take minutes, a few take hours. */
function runTime(random: Random): number {
  const chance = between(random, 0.02, 1)
  return Math.min(MEDIAN_RUN * (chance / (1 - chance)) ** 0.6, LONGEST_RUN)
}
