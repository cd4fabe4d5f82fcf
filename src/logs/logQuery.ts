import { focusManager, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isActive } from '#src/jobs/job.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { toFailedReading, waitEnd, type FailedReading } from '#src/search/failedReading.ts'
import { nextPoll } from '#src/search/polling.ts'
import { pagesOf } from './logPages.ts'
import { isAtEnd, needsRead, openLog, type LogState } from './logState.ts'
import type { LogSpan } from './paging.ts'
import { readLog } from './readLog.ts'
import { nextTailPoll } from './tail.ts'

/** How long the log of a job that isn't open stays loaded, ms. */
const CACHED_FOR = 300_000

interface OpenOptions {
  readonly span: LogSpan
  /** The linked line, as in the URL; `null` if none. */
  readonly line: string | null
  /** When the job ended as far as the page can know, by the API's clock, ms since the epoch; `null` if it hasn't. */
  readonly endedAt: number | null
}

const logKey = ({ id, training_project_id: projectId }: TrainingJob) =>
  ['log', projectId, id] as const

/**
 * Options of the query that reads a job's log. Its data is everything that is loaded, to which each fetch adds: the
 * cache is the only copy, shares one request at a time, aborts it when the log is closed, and keeps the log of a job
 * that is opened again. The polling policy of the log decides when to fetch and when to retry.
 */
export function logQuery(job: TrainingJob, { span, line, endedAt }: OpenOptions) {
  const queryKey = logKey(job)
  const fetchPage = pagesOf(pathIdsOf(job))
  const moment = () => ({ span, now: currentTime() })
  const mayRead = ({ data, error }: ReadingState) =>
    data !== undefined && Date.now() >= waitEnd(error) && needsRead(data, moment())
  return queryOptions<LogState, FailedReading>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const failed = queryOf(client, queryKey)?.state.error ?? null
      // A wait that the API requests applies to every trigger of a fetch.
      if (failed && Date.now() < waitEnd(failed)) throw failed
      const get = () =>
        client.getQueryData<LogState>(queryKey) ?? openLog(line, span, currentTime())
      let sentAt = currentTime()
      try {
        await readLog({
          get,
          set: (state) => void client.setQueryData(queryKey, state),
          span,
          now: currentTime,
          fetchPage: (request) => {
            sentAt = currentTime()
            return fetchPage(request, signal)
          },
          signal,
        })
      } catch (error) {
        signal.throwIfAborted()
        // After a response, the failures in a row start again.
        const before = queryOf(client, queryKey)?.state.error ?? null
        throw toFailedReading(error, { before, sentAt })
      }
      return get()
    },
    initialData: () => openLog(line, span, currentTime()),
    // Lines are immutable, and the buffer already shares them.
    structuralSharing: false,
    // The polling policy decides when to retry.
    retry: false,
    gcTime: CACHED_FOR,
    // The proxy runs on this machine, so requests reach it even offline.
    networkMode: 'always',
    // A log that can't have other lines isn't read again.
    staleTime: ({ state }) => (mayRead(state) ? 0 : Infinity),
    refetchOnMount: ({ state }) => (mayRead(state) ? 'always' : false),
    refetchOnWindowFocus: ({ state }) => (mayRead(state) ? 'always' : false),
    refetchOnReconnect: ({ state }) => (mayRead(state) ? 'always' : false),
    refetchInterval: ({ state }) => waitForRead(state, { job, span, endedAt }),
  })
}

interface ReadingState {
  readonly data: LogState | undefined
  readonly error: FailedReading | null
}

/**
 * Returns ms from the end of the last fetch to the next one; `false` for none. A reading that failed is repeated like a
 * search, also if the job has ended.
 */
export function waitForRead(
  { data, error: failed }: ReadingState,
  { job, span, endedAt }: Omit<OpenOptions, 'line'> & { readonly job: TrainingJob },
): number | false {
  if (!data || !focusManager.isFocused()) return false
  const error = failed?.error ?? null
  if (error && data.steps.length > 0) {
    return nextPoll({ refreshInterval: 'auto', active: true, failures: false, error })
  }
  if (!isAtEnd(data, span)) return false
  return nextTailPoll({
    visible: true,
    active: isActive(job),
    endedAt,
    now: currentTime(),
    error,
  })
}

function queryOf(client: QueryClient, queryKey: readonly unknown[]) {
  return client.getQueryCache().find<LogState, FailedReading>({ queryKey })
}
