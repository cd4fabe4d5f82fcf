import type { PathIds } from '#src/contract/endpoints.ts'
import { logsResponseSchema, type LogLine } from '#src/contract/logs.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded, createdAt, updatedAt } from '#src/jobs/job.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import type { LogSpan, PageRequest } from './paging.ts'

/** Reads one response of a log. Throws a SearchError, or an AbortError if the signal cancels it. */
export type FetchPage = (request: PageRequest, signal: AbortSignal) => Promise<readonly LogLine[]>

/** Returns when a job can have lines. A job with an unknown status can still write lines. */
export function spanOf(job: TrainingJob): LogSpan {
  return { createdAt: createdAt(job), endedAt: hasEnded(job) ? updatedAt(job) : null }
}

export function idsOf({ id, training_project_id: projectId }: TrainingJob): PathIds {
  return { projectId, jobId: id }
}

/** Returns a function that reads a job's log. */
export function pagesOf(ids: PathIds): FetchPage {
  return async ({ start, end, direction, limit }, signal) => {
    const { logs } = await readEndpoint({
      endpoint: 'logs',
      ids,
      query: { start_epoch_millis: start, end_epoch_millis: end, direction, limit },
      schema: logsResponseSchema,
      signal,
    })
    return logs
  }
}
