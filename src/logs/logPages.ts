import type { PathIds } from '#src/contract/endpoints.ts'
import { logsResponseSchema, type LogLine } from '#src/contract/logs.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import type { PageRequest } from './paging.ts'

/** Reads one response of a log. Throws a SearchError, or an AbortError if the signal cancels it. */
export type FetchPage = (request: PageRequest, signal: AbortSignal) => Promise<readonly LogLine[]>

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
