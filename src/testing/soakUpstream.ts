import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { pick, randomFor, wholeBetween, type Random } from '#src/demo/random.ts'
import { aTrainingJob } from './job.ts'

/** The number of jobs at any time. It is constant, so that any growth is the page's. */
const JOBS = 60
/** One response in this many is an error. */
const ERROR_EVERY = 6

const STATUSES = [
  'TRAINING_JOB_PENDING',
  'TRAINING_JOB_RUNNING',
  'TRAINING_JOB_COMPLETED',
  'TRAINING_JOB_FAILED',
  'TRAINING_JOB_STOPPED',
] as const

/** An upstream in place of the network, for tens of thousands of requests of a soak test. */
export interface SoakUpstream {
  readonly fetch: typeof fetch
  readonly jobs: () => readonly TrainingJob[]
  readonly requests: () => number
  /** From now on, the jobs stay the same and every response is valid. */
  readonly settle: () => void
}

const ERROR_RESPONSES: readonly [ErrorResponse, ...ErrorResponse[]] = [
  () => refusal(401, { error: 'Invalid API key' }),
  (random) => refusal(429, { error: 'Slow down', retry_after: wholeBetween(random, 1, 20) }),
  () => refusal(500, { error: 'Internal server error' }),
  () => refusal(504, { error: 'Baseten did not respond' }),
  () => new Response('<!doctype html><h1>Log in</h1>'),
  () => new Response('{"training_jobs": {"count": 3}}'),
  (_, text) => new Response(text.slice(0, text.length / 2)),
  (_, text) => brokenResponse(text),
  () => Promise.reject(new TypeError('Failed to fetch')),
  (_, text) => new Promise((resolve) => setTimeout(() => resolve(new Response(text)), 3000)),
]

type ErrorResponse = (random: Random, text: string) => Response | Promise<Response>

/** Creates an upstream whose jobs and errors, and their order, depend on the seed alone. */
export function createSoakUpstream(seed: number): SoakUpstream {
  let requestCount = 0
  let settled = false
  let created = 0
  const add = () => aJob((created += 1), randomFor(seed, -created))
  let jobs = Array.from({ length: JOBS }, add).reverse()

  return {
    jobs: () => jobs,
    requests: () => requestCount,
    settle: () => (settled = true),
    fetch: async () => {
      requestCount += 1
      const random = randomFor(seed, requestCount)
      if (settled) return response(jobs)
      if (random() < 1 / 3) jobs = [add(), ...jobs.slice(0, -1)]
      if (random() < 1 / 3) {
        const index = wholeBetween(random, 0, JOBS - 1)
        jobs = jobs.map((job, at) => (at === index ? changed(job, random) : job))
      }
      const text = JSON.stringify({ training_jobs: jobs })
      return random() < 1 / ERROR_EVERY
        ? pick(random, ERROR_RESPONSES)(random, text)
        : new Response(text)
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
    // A different text for each job, as tracebacks are.
    error_message: failed
      ? `RuntimeError in ${job.id}: ${random()} ${'at line 7. '.repeat(20)}`
      : null,
  }
}

const response = (jobs: readonly TrainingJob[]) =>
  new Response(JSON.stringify({ training_jobs: jobs }))

const refusal = (status: number, body: object) => new Response(JSON.stringify(body), { status })

function brokenResponse(text: string): Response {
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
