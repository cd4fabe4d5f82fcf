import { queryOptions } from '@tanstack/react-query'
import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { plainExitIn } from '#src/jobs/errors/exitCodes.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { hasEnded, updatedAt } from '#src/jobs/job.ts'
import { lifetimeOf } from '#src/jobs/lifetime.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { lastException } from './exception.ts'
import { LineBuffer } from './lineBuffer.ts'
import { lineRefOf, printLineRef } from './lineRef.ts'
import { readLogLines } from './logLine.ts'
import { pagesOf } from './logPages.ts'
import { olderRequest, openAtEnd } from './paging.ts'

/** How long parsing may block the main thread, ms: a third of a frame. */
const SLICE = 5
/** How late a line can arrive, ms (the contract). */
const LATENESS = 60_000

/** Why a job failed, as found in its log. */
export interface LogReason {
  /** The last exception, in the same form as the reason of an error message. */
  readonly reason: string
  /** Its line, as in the URL. */
  readonly line: string
}

interface SearchedLog {
  /** `null` if the last lines have no exception. */
  readonly found: LogReason | null
  /** The number of lines that were searched. */
  readonly count: number
  /** When the lines were requested, by the API's clock, ms since the epoch. */
  readonly at: number
}

/** Whether only the log can have the reason of a failure: the error message is empty or only an exit code. */
export function needsLoggedReason(job: TrainingJob): boolean {
  const { current_status: status, error_message: message } = job
  if (kindOf(status) !== 'failed' || !hasEnded(job)) return false
  const reason = reasonOf(message ?? '')
  return reason === '' || plainExitIn(reason) !== null
}

/**
 * Options of the query that finds a failed job's last exception in the last 1,000 lines, with one request. The result
 * is stored until the page is closed, unless the exception could still have been late.
 */
export function loggedReasonQuery(job: TrainingJob) {
  const { id, training_project_id: projectId } = job
  return queryOptions<SearchedLog, SearchError>({
    queryKey: ['logged_reason', projectId, id],
    queryFn: async ({ signal }) => {
      const at = currentTime()
      const span = lifetimeOf(job)
      const request = olderRequest(openAtEnd(span, at), span)
      const page = request ? await pagesOf(pathIdsOf(job))(request, signal) : []
      const { lines } = readLogLines(page.toReversed())
      const { buffer } = LineBuffer.empty.insert(lines, { reading: 'end' })
      const exception = await runInSlices(lastException(buffer), SLICE, signal)
      signal.throwIfAborted()
      const line = exception && buffer.at(exception.index)
      return {
        found: line ? { reason: exception.reason, line: printLineRef(lineRefOf(line)) } : null,
        count: lines.length,
        at,
      }
    },
    staleTime: ({ state: { data } }) =>
      data && (data.found || data.at >= updatedAt(job) + LATENESS) ? Infinity : 0,
    gcTime: Infinity,
    retry: false,
    structuralSharing: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
