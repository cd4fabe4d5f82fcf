import { http, HttpResponse, type HttpHandler } from 'msw'
import type { CheckpointFilesResponse } from '#src/contract/checkpointFiles.ts'
import { ENDPOINTS, type Endpoint, type PathIds } from '#src/contract/endpoints.ts'
import { QUERIES } from '#src/contract/queries.ts'
import { parseQuery, type QuerySchema } from '#src/contract/query.ts'
import { capacityOf } from './capacity.ts'
import { checkpointFilesOf, checkpointsOf } from './checkpoints.ts'
import { respondToReadWithError } from './errorResponses.ts'
import { logsOf } from './logs.ts'
import { metricsOf } from './metrics.ts'
import { hasKey, invalid, refuse } from './responses.ts'
import { runOf, type Run } from './run.ts'
import { scenarioOf, type ScenarioId } from './scenarios.ts'
import { withSentinel } from './sentinel.ts'
import type { Upstream } from './upstream.ts'

/** The body of a valid response, or an error response. */
type Result = object

/**
 * Returns handlers for the read-only GET endpoints, as strict as the contract. A key is checked first (401), then the
 * query (400), then the project and the job (404). `capacityScenario` returns the scenario of the capacity; `null` if
 * it has none.
 */
export function createReadHandlers(
  upstream: Upstream,
  capacityScenario: () => ScenarioId | null,
): HttpHandler[] {
  const { key, jobs, scenario, stagesOf = () => undefined, clock = () => Date.now() } = upstream

  /** Handles an endpoint. `read` returns the body, or an error response. */
  const handle = <Query>(
    endpoint: Endpoint,
    schema: QuerySchema<Query>,
    read: (query: Query, ids: PathIds, error: ScenarioId | null) => Result,
  ) =>
    http.get(`*${ENDPOINTS[endpoint].replaceAll(/\{(\w+)\}/g, ':$1')}`, ({ request, params }) => {
      if (!hasKey(request, key)) return refuse(401, 'Invalid API key')
      const { query, problem } = parseQuery(schema, new URL(request.url).searchParams)
      if (problem !== null) return invalid(problem)
      const ids = {
        projectId: String(params['training_project_id'] ?? ''),
        jobId: String(params['training_job_id'] ?? ''),
      }
      const own = endpoint === 'capacity' ? capacityScenario() : scenarioOf(ids.projectId)
      const error = scenario() ?? own
      const body = read(query, ids, error)
      if (body instanceof Response) return body
      if (error === null) return HttpResponse.json(body)
      return respondToReadWithError(error, {
        endpoint,
        body,
        signal: request.signal,
        behindProxy: key !== null,
      })
    })

  /** Returns what `read` returns for the requested job's run; a 404 if there is no such job. */
  const withRun = ({ projectId, jobId }: PathIds, read: (run: Run) => Result): Result => {
    const job = withSentinel(projectId, jobs(clock())).find(
      (each) => each.id === jobId && each.training_project_id === projectId,
    )
    return job ? read(runOf(job, stagesOf(job))) : refuse(404, 'Training job not found')
  }

  return [
    handle('job', QUERIES.job, (_, ids) =>
      withRun(ids, ({ job }) => ({ training_project: job.training_project, training_job: job })),
    ),
    handle('logs', QUERIES.logs, (query, ids, error) =>
      withRun(ids, (run) => {
        const { logs, problem } = logsOf(run, query, clock(), error)
        return problem === null ? { logs } : invalid(problem)
      }),
    ),
    handle('metrics', QUERIES.metrics, (query, ids, error) =>
      withRun(ids, (run) => {
        const { metrics, problem } = metricsOf(run, query, clock(), error)
        return problem === null ? metrics : invalid(problem)
      }),
    ),
    handle('checkpoints', QUERIES.checkpoints, (_, ids) =>
      withRun(ids, (run) => ({
        training_job: run.job,
        checkpoints: checkpointsOf(run, clock()),
      })),
    ),
    handle('checkpointFiles', QUERIES.checkpointFiles, (query, ids) =>
      withRun(ids, (run) => {
        const page = checkpointFilesOf(run, query, clock())
        return key === null ? withoutUrls(page) : page
      }),
    ),
    handle('capacity', QUERIES.capacity, () => capacityOf(jobs(clock()))),
  ]
}

/** Returns the page of files as the page gets it: without the secret addresses, which the proxy removes. */
function withoutUrls({ presigned_urls: files, ...page }: CheckpointFilesResponse): Result {
  return { ...page, presigned_urls: files.map(({ url: _url, ...file }) => file) }
}
