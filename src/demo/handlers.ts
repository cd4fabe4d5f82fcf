import { http, HttpResponse, type HttpHandler } from 'msw'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { searchRequestSchema } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { respondWithError } from './errorResponses.ts'
import { rejectedStatus } from './requestedStatuses.ts'
import { respond, refuse } from './responses.ts'
import { scenarioOf, type ScenarioId } from './scenarios.ts'
import { searchJobs } from './search.ts'

/** The data and settings behind the handlers. */
export interface Upstream {
  /** The API key that requests must have; `null` to serve the page directly, in place of the proxy. */
  readonly key: string | null
  /** Returns all jobs of the organization at a time in ms since the epoch. */
  readonly jobs: (now: number) => readonly TrainingJob[]
  /** Returns the error scenario of every response; `null` if only sentinel project IDs cause one. */
  readonly scenario: () => ScenarioId | null
  /** Whether to reject a search for a status that the API isn't known to accept. Default: no. */
  readonly strictStatuses?: () => boolean
}

const SENTINEL_JOBS = 12

/**
 * Returns handlers for the search endpoint, under any host and path prefix, as strict as Baseten's. Errors
 * are `{error}`: 401 without the right key, 415 for another content type, 400 with the name of an invalid
 * field. With strict statuses, an unknown status gets a 400 that names it, in the API's own shape (see the
 * contract).
 */
export function createHandlers(upstream: Upstream): HttpHandler[] {
  const { key } = upstream
  return [
    http.post(`*${SEARCH_PATH}`, async ({ request }) => {
      if (key !== null && request.headers.get('authorization') !== `Api-Key ${key}`) {
        return refuse(401, 'Invalid API key')
      }
      if (!isJson(request.headers.get('content-type'))) {
        return refuse(415, 'The content type must be application/json')
      }
      const checked = searchRequestSchema.safeParse(await readJson(request))
      if (!checked.success) {
        const [issue] = checked.error.issues
        return refuse(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
      }

      const rejected = upstream.strictStatuses?.() ? rejectedStatus(checked.data.statuses) : null
      if (rejected !== null) {
        const message = `statuses: ${rejected} is not a valid status`
        return HttpResponse.json({ code: 'VALIDATION_ERROR', message }, { status: 400 })
      }

      const { project_id: projectId } = checked.data
      const error = upstream.scenario() ?? scenarioOf(projectId)
      const all = withUnknownStatus(error, withSentinel(projectId, upstream.jobs(Date.now())))
      const jobs = searchJobs(all, checked.data)
      if (error === null) return respond(jobs)
      return respondWithError(error, { jobs, signal: request.signal, behindProxy: key !== null })
    }),
  ]
}

/** Returns copies of the newest jobs for a sentinel project; otherwise the jobs unchanged. */
function withSentinel(
  projectId: string | null | undefined,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  const id = scenarioOf(projectId)
  if (id === null) return jobs
  return jobs
    .slice(-SENTINEL_JOBS)
    .map((job) => ({ ...job, training_project_id: id, training_project: { id, name: id } }))
}

/** Adds a job with an unknown status, so that searches can find it too. */
function withUnknownStatus(
  error: ScenarioId | null,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  const newest = jobs.at(-1)
  if (error !== 'err-unknown-status' || !newest) return jobs
  return [
    { ...newest, id: 'evicted', current_status: 'TRAINING_JOB_EVICTED', queue_position: 3 },
    ...jobs,
  ]
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** Returns the body; `undefined` if it isn't JSON. */
async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
