import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from './job.ts'
import { pick, randomFor, wholeBetween, type Random } from '#src/demo/random.ts'

/** How many jobs there are at any time: what grows is not the upstream. */
const JOBS = 60
/** One answer in so many is a fault. */
const FAULTY = 6

const STATUSES = [
  'TRAINING_JOB_PENDING',
  'TRAINING_JOB_RUNNING',
  'TRAINING_JOB_COMPLETED',
  'TRAINING_JOB_FAILED',
  'TRAINING_JOB_STOPPED',
] as const

/** An upstream that a soak test asks tens of thousands of times, in place of the network. */
export interface SoakUpstream {
  readonly fetch: typeof fetch
  /** What it holds now, newest first. */
  readonly jobs: () => readonly TrainingJob[]
  readonly requests: () => number
  /** From now on it changes nothing and answers well. */
  readonly settle: () => void
}

const FAULTS: readonly [Fault, ...Fault[]] = [
  () => refusal(401, { error: 'Invalid API key' }),
  (random) => refusal(429, { error: 'Slow down', retry_after: wholeBetween(random, 1, 20) }),
  () => refusal(500, { error: 'Internal server error' }),
  () => refusal(504, { error: 'Baseten did not answer' }),
  () => new Response('<!doctype html><h1>Log in</h1>'),
  () => new Response('{"training_jobs": {"count": 3}}'),
  (_, text) => new Response(text.slice(0, text.length / 2)),
  (_, text) => brokenOff(text),
  () => Promise.reject(new TypeError('Failed to fetch')),
  (_, text) => new Promise((resolve) => setTimeout(() => resolve(new Response(text)), 3000)),
]

type Fault = (random: Random, text: string) => Response | Promise<Response>

/** The same seed gives the same jobs and faults in the same order. */
export function createSoakUpstream(seed: number): SoakUpstream {
  let requested = 0
  let settled = false
  let made = 0
  const add = () => aJob((made += 1), randomFor(seed, -made))
  let jobs = Array.from({ length: JOBS }, add).reverse()

  return {
    jobs: () => jobs,
    requests: () => requested,
    settle: () => (settled = true),
    fetch: async () => {
      requested += 1
      const random = randomFor(seed, requested)
      if (settled) return response(jobs)
      if (random() < 1 / 3) jobs = [add(), ...jobs.slice(0, -1)]
      if (random() < 1 / 3) {
        const index = wholeBetween(random, 0, JOBS - 1)
        jobs = jobs.map((job, at) => (at === index ? changed(job, random) : job))
      }
      const text = JSON.stringify({ training_jobs: jobs })
      return random() < 1 / FAULTY ? pick(random, FAULTS)(random, text) : new Response(text)
    },
  }
}

function aJob(number: number, random: Random): TrainingJob {
  return aTrainingJob({
    id: `job${number}`,
    name: `run ${number}`,
    created_at: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    current_status: pick(random, STATUSES),
  })
}

function changed(job: TrainingJob, random: Random): TrainingJob {
  const current_status = pick(random, STATUSES)
  const failed = current_status === 'TRAINING_JOB_FAILED'
  return {
    ...job,
    current_status,
    // A text of its own for each, as tracebacks are.
    error_message: failed
      ? `RuntimeError in ${job.id}: ${random()} ${'at line 7. '.repeat(20)}`
      : null,
  }
}

const response = (jobs: readonly TrainingJob[]) =>
  new Response(JSON.stringify({ training_jobs: jobs }))

const refusal = (status: number, body: object) => new Response(JSON.stringify(body), { status })

function brokenOff(text: string): Response {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2))
  let sent = false
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (sent) controller.error(new TypeError('The connection broke off'))
        else controller.enqueue(half)
        sent = true
      },
    }),
  )
}
