import {
  LARGE_PROJECTS,
  LARGEST,
  NIGHTLY_EMAIL,
  PEOPLE,
  PROJECTS,
  type Hardware,
} from './catalog.ts'
import type { LifeStage, RunEnd } from './life.ts'
import { planJob } from './planJob.ts'
import { between, pick, randomFor, type NonEmpty, type Random } from './random.ts'
import type { JobPlan, Schedule } from './schedule.ts'
import { priorityOf } from './traits.ts'
import { isNightly, localTimeOf, weeksOfJobs } from './week.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The longest run, ms. */
const LONGEST_RUN = 96 * HOUR
/** One job in three is large: it waits for many GPUs at once. */
const LARGE_EVERY = 3
/** One large job in twelve is the largest, on spot capacity. It runs until the next one does. */
const LARGEST_EVERY = 12 * LARGE_EVERY
/** The maximum number of nodes of a small job. */
const SMALL_NODES = 2
/** How many more large jobs are created before a large job starts. */
const LARGE_WAITING = 6
/** The maximum number of small jobs that wait at the same time. */
const SMALL_WAITING = 3
const LARGE_PRIORITIES: NonEmpty<number> = [0, 0, 0, 0, 1, 2, 5, 10, -1]
/** The GPU types that large jobs also wait for. */
const SCARCE = new Set<string | null>(['H100', 'H200', 'B200'])

interface TeamOptions {
  readonly seed: number
  /** How many jobs are created per week. */
  readonly perWeek: number
  /** How far the team's local time is ahead of UTC, ms. */
  readonly offset: number
}

/**
 * Returns the schedule of a team: most jobs are created on workdays during the day, a few at night and on
 * weekends. They run for minutes to days, and six to ten wait at any time.
 */
export function teamSchedule({ seed, perWeek, offset }: TeamOptions): Schedule {
  const createdAt = (number: number) => {
    const share = randomFor(~seed, number)()
    return localTimeOf((number + share) / perWeek) - offset
  }
  const newestAt = (now: number) => {
    let number = Math.floor(weeksOfJobs(now + offset) * perWeek)
    // The estimate is the job's slot, and times are whole milliseconds.
    while (createdAt(number + 1) <= now) number += 1
    while (createdAt(number) > now) number -= 1
    return number
  }

  /** Returns when a large job starts: between the creation of two later ones, so that six or seven wait. */
  const largeStart = (random: Random, number: number, priority: number | null) => {
    const from = createdAt(number + LARGE_EVERY * LARGE_WAITING)
    const to = createdAt(number + LARGE_EVERY * (LARGE_WAITING + 1))
    const share = (priority ?? 0) > 0 ? between(random, 0, 0.3) : between(random, 0.2, 1)
    return from + Math.floor(share * Math.max(0, to - from - 1))
  }
  /** Returns the stages of a largest job, which starts as soon as a large job can. */
  const largestStages = (number: number): NonEmpty<LifeStage> => {
    const startOf = (largest: number) => createdAt(largest + LARGE_EVERY * LARGE_WAITING)
    const start = startOf(number)
    return [
      { status: 'TRAINING_JOB_PENDING', at: createdAt(number) },
      { status: 'TRAINING_JOB_CREATED', at: start },
      { status: 'TRAINING_JOB_DEPLOYING', at: start + 10 * SECOND },
      { status: 'TRAINING_JOB_RUNNING', at: start + 100 * SECOND },
      { status: 'TRAINING_JOB_COMPLETED', at: startOf(number + LARGEST_EVERY) + 5 * MINUTE },
    ]
  }
  /** Returns when a small job starts: after its own wait, or sooner if too many small jobs would wait. */
  const smallStart = (random: Random, number: number, gpuType: string | null) => {
    const max = SCARCE.has(gpuType) ? between(random, 2, 70) * MINUTE : 90 * SECOND
    const own = createdAt(number) + between(random, 15 * SECOND, max)
    return Math.min(own, createdAt(laterSmall(number, SMALL_WAITING)))
  }

  const plan = (number: number): JobPlan => {
    const random = randomFor(seed, number)
    const created = createdAt(number)
    const large = isLarge(number)
    const largest = number % LARGEST_EVERY === 0
    const nightly = isNightly(created + offset)
    const job = planJob(random, {
      created,
      projects: largest ? [LARGEST.project] : large ? LARGE_PROJECTS : PROJECTS,
      hardwareOf: ({ hardware }) => (largest ? [LARGEST.hardware] : hardwareOf(hardware, large)),
      maxNodes: large ? Infinity : SMALL_NODES,
      spotShare: largest ? 1 : 0.2,
      priorityOf: large ? () => pick(random, LARGE_PRIORITIES) : priorityOf,
      users: nightly ? [NIGHTLY_EMAIL] : PEOPLE,
      waitOf: ({ instance, priority }) =>
        (large
          ? largeStart(random, number, priority)
          : smallStart(random, number, instance.gpu_type)) - created,
      runOf: (gpus, _, end) => runTime(random, gpus, end),
    })
    const planned = largest
      ? { ...job, savesCheckpoints: true, stages: largestStages(number) }
      : job
    if (!nightly || planned.name === null) return planned
    return { ...planned, name: `${pick(random, planned.project.stems)}-nightly` }
  }
  return { createdAt, newestAt, plan }
}

function isLarge(number: number): boolean {
  return number % LARGE_EVERY === 0
}

/** Returns the number of the `count`th small job after `number`. */
function laterSmall(number: number, count: number): number {
  let later = number
  for (let found = 0; found < count;) {
    later += 1
    if (!isLarge(later)) found += 1
  }
  return later
}

/** Large jobs use whole nodes of eight GPUs. */
function hardwareOf(hardware: NonEmpty<Hardware>, large: boolean): NonEmpty<Hardware> {
  const [first, ...rest] = hardware.filter(({ type }) => type.gpu_count === 8)
  return large && first ? [first, ...rest] : hardware
}

/**
 * Returns a log-logistic run time, ms: the more GPUs, the longer. Runs that don't complete end earlier, and
 * most failures early.
 */
function runTime(random: Random, gpus: number, end: RunEnd): number {
  const chance = between(random, 0.03, 0.97)
  const whole = Math.min(medianRun(gpus) * (chance / (1 - chance)) ** 0.7, LONGEST_RUN)
  if (end === 'TRAINING_JOB_COMPLETED') return whole
  return whole * (end === 'TRAINING_JOB_FAILED' ? random() ** 2 : between(random, 0.1, 1))
}

function medianRun(gpus: number): number {
  if (gpus === 0) return 25 * MINUTE
  if (gpus === 1) return 2 * HOUR
  return gpus <= 8 ? 7 * HOUR : 18 * HOUR
}
