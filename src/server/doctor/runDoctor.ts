import { ENV, SEARCH_PATH } from '#src/contract/names.ts'
import { statusesOf } from '#src/contract/statuses.ts'
import { searchResponseSchema, type TrainingJob } from '#src/contract/trainingJob.ts'
import { offsetOf, type Exchange } from '#src/lib/offsetOf.ts'
import { readConfig, type ProxyConfig } from '#src/proxy/config.ts'
import { call, type Limits, type Outcome, type Request } from './call.ts'
import { CAPACITY_PROBE, chooseJob, isRunning, JOB_PROBES } from './probes.ts'
import { clockLine, isGood, resultLine, resultOf, verdict, type Result } from './report.ts'

export interface DoctorOptions {
  /** Contains the key and the API's address, as for the proxy. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Prints a line. */
  readonly print: (line: string) => void
  readonly fetch?: typeof globalThis.fetch
  readonly signal?: AbortSignal
  /** Default: 30 s and 64 MiB. */
  readonly limits?: Limits
}

const LIMITS: Limits = { ms: 30_000, bytes: 64 * 2 ** 20 }

const SEARCH = { label: 'search', schema: searchResponseSchema, rows: 'training_jobs' }

/**
 * Checks that the API's responses match the contract: one read-only request per endpoint, in sequence. Prints a line
 * for each endpoint, the difference of the clocks, and the verdict. No line contains the key or a value, a name or an
 * ID from a response.
 *
 * Resolves to an exit code: 0 if every endpoint is as expected or was skipped. Rejects only if `signal` aborts it.
 */
export async function runDoctor({
  env,
  print,
  fetch = globalThis.fetch,
  signal,
  limits = LIMITS,
}: DoctorOptions): Promise<0 | 1> {
  const config = tryConfig(env)
  if (typeof config === 'string') {
    print(config)
    return 1
  }
  const { apiKey, apiUrl } = config
  const exchanges: Exchange[] = []
  const results: Result[] = []

  const send = async (request: Request): Promise<Outcome> => {
    const outcome = await call(request, { apiKey, apiUrl, fetch, signal, limits })
    if (outcome.exchange) exchanges.push(outcome.exchange)
    return outcome
  }
  const write = (line: string) => print(line.replaceAll(apiKey, '[key]'))
  const report = (result: Result) => {
    results.push(result)
    write(resultLine(result))
  }

  write(`Checking ${new URL(apiUrl).origin}`)
  const { result, job } = await search(send)
  report(result)
  for (const probe of JOB_PROBES) {
    if (job) {
      const target = probe.target(job, Date.now() + offsetOf(exchanges))
      // In sequence, so that a slow API gets one request at a time.
      // oxlint-disable-next-line no-await-in-loop
      report(resultOf(probe, await send({ target })))
    } else {
      report({ label: probe.label, state: 'skipped', text: 'no job' })
    }
  }
  report(resultOf(CAPACITY_PROBE, await send({ target: CAPACITY_PROBE.target })))
  write(clockLine(exchanges))
  write(verdict(results))
  return results.every(isGood) ? 0 : 1
}

/** Returns the configuration, or a sentence that says what is wrong with it. */
function tryConfig(
  env: DoctorOptions['env'],
): (ProxyConfig & { readonly apiKey: string }) | string {
  try {
    const { apiKey, ...config } = readConfig(env)
    if (apiKey !== null) return { ...config, apiKey }
    return `There is no API key. Set ${ENV.apiKey} in the environment or in .env.local.`
  } catch (error) {
    return error instanceof Error ? error.message : 'The configuration is invalid.'
  }
}

interface Found {
  readonly result: Result
  /** The job for the other checks; `null` if there is none. */
  readonly job: TrainingJob | null
}

/** Searches for active jobs, which are few, and for ended ones if none is running. */
async function search(send: (request: Request) => Promise<Outcome>): Promise<Found> {
  const searchFor = (phase: 'active' | 'ended') =>
    send({ target: SEARCH_PATH, body: { statuses: statusesOf(phase) } })
  const active = await searchFor('active')
  const result = resultOf(SEARCH, active)
  if (active.kind !== 'read') return { result, job: null }
  const job = chooseJob(active.body)
  if (job && isRunning(job)) return { result, job }
  const ended = await searchFor('ended')
  // An organization can have more ended jobs than can be read in time.
  if (ended.kind === 'oversized' || (ended.kind === 'failed' && ended.exchange))
    return { result, job }
  const both = resultOf(SEARCH, ended)
  const endedJob = ended.kind === 'read' ? chooseJob(ended.body) : null
  return { result: isGood(result) ? both : result, job: endedJob ?? job }
}
