import { http, type HttpHandler } from 'msw'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { searchRequestSchema } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { respondWithError } from './errorResponses.ts'
import { createReadHandlers } from './readHandlers.ts'
import { rejectedStatus } from './requestedStatuses.ts'
import { hasKey, invalid, respond, refuse } from './responses.ts'
import { scenarioOf, type ScenarioId } from './scenarios.ts'
import { searchJobs } from './search.ts'
import { withSentinel } from './sentinel.ts'
import type { Upstream } from './upstream.ts'

/** Longer than a page's longest interval between searches, ms. */
const CAPACITY_REFUSED_MS = 90_000

/**
 * Returns handlers for the search and the read-only endpoints, under any host and path prefix, as strict as Baseten's. Errors
 * are `{error}`: 401 without the right key, 415 for another content type, 400 with the name of an invalid
 * field. With strict statuses, an unknown status gets a 400 that names it, in the API's own shape (see the
 * contract).
 */
export function createHandlers(upstream: Upstream): HttpHandler[] {
  const { key, clock = () => Date.now() } = upstream
  // The path of the capacity has no project. So its scenario goes on for a while after a search for its project.
  let refusesCapacityUntil = 0
  const capacityScenario = () => (clock() < refusesCapacityUntil ? 'err-capacity-403' : null)
  return [
    ...createReadHandlers(upstream, capacityScenario),
    http.post(`*${SEARCH_PATH}`, async ({ request }) => {
      if (!hasKey(request, key)) return refuse(401, 'Invalid API key')
      if (!isJson(request.headers.get('content-type'))) {
        return refuse(415, 'The content type must be application/json')
      }
      const checked = searchRequestSchema.safeParse(await readJson(request))
      if (!checked.success) {
        const [issue] = checked.error.issues
        return refuse(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
      }

      const rejected = upstream.strictStatuses?.() ? rejectedStatus(checked.data.statuses) : null
      if (rejected !== null) return invalid(`statuses: ${rejected} is not a valid status`)

      const { project_id: projectId } = checked.data
      const error = upstream.scenario() ?? scenarioOf(projectId)
      if (scenarioOf(projectId) === 'err-capacity-403') {
        refusesCapacityUntil = clock() + CAPACITY_REFUSED_MS
      }
      const all = withUnknownStatus(error, withSentinel(projectId, upstream.jobs(clock())))
      const jobs = searchJobs(all, checked.data)
      if (error === null) return respond(jobs)
      return respondWithError(error, { jobs, signal: request.signal, behindProxy: key !== null })
    }),
  ]
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
