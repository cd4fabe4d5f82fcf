import { hashKey, queryOptions } from '@tanstack/react-query'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { isActive } from '#src/jobs/job.ts'
import type { Answer } from './reader/result.ts'
import { mustWaitUntil, nextPoll, type Pace } from './polling.ts'
import type { SearchError } from './searchError.ts'
import { firstJobs } from './reader/preview.ts'
import { progress } from './reader/progress.ts'
import { searchTrainingJobs } from './searchTrainingJobs.ts'

/** An answer as the cache keeps it. */
export interface Answered extends Answer {
  /** Whether a listed job is active. */
  readonly active: boolean
  /** How many tries of its query had failed by then: failures in a row count from there. */
  readonly errorsBefore: number
}

/** What the page's answers to one search are kept under, and those to one job's ID. */
const searchKey = (request: SearchRequest) => ['training_jobs', 'search', request] as const
const jobKey = (id: string) => ['training_jobs', 'job', id] as const

/** The query of one search: one cache entry for each distinct request, polled at `pace`. */
export function searchOptions(request: SearchRequest, pace: Pace) {
  const queryKey = searchKey(request)
  return queryOptions<Answered, SearchError>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<Answered>(queryKey) ?? null
      const telling = progress.start()
      const search = hashKey([request])
      firstJobs.set(null)
      try {
        const answer = await searchTrainingJobs(request, {
          signal,
          fresh: isSeen(client.getQueryState(queryKey)),
          before,
          onProgress: telling.set,
          onFirstJobs: (jobs) => firstJobs.set({ search, jobs }),
        })
        return answered(answer, before, client.getQueryState(queryKey))
      } catch (error) {
        // By now another search may have begun.
        if (firstJobs.get()?.search === search) firstJobs.set(null)
        throw error
      } finally {
        telling.end()
      }
    },
    ...pollingOptions(pace),
  })
}

/** The query of one job by its ID, for a job that the list does not hold; polled at `pace`. */
export function jobOptions(id: string, pace: Pace) {
  return quietOptions(jobKey(id), { job_id: id }, pace)
}

/** A query that nobody waits for: its progress is not told. */
export function quietOptions(queryKey: readonly unknown[], request: SearchRequest, pace: Pace) {
  return queryOptions<Answered, SearchError>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<Answered>(queryKey) ?? null
      const answer = await searchTrainingJobs(request, {
        signal,
        fresh: isSeen(client.getQueryState(queryKey)),
        before,
      })
      return answered(answer, before, client.getQueryState(queryKey))
    },
    ...pollingOptions(pace),
  })
}

function answered(
  answer: Answer,
  before: Answered | null,
  state: { readonly errorUpdateCount: number } | undefined,
): Answered {
  const errorsBefore = state?.errorUpdateCount ?? 0
  if (answer === before && before.errorsBefore === errorsBefore) return before
  return { ...answer, active: answer.jobs.some(isActive), errorsBefore }
}

/** For how long the proxy may give an answer that another viewer had, ms, and the time it takes to arrive. */
const SHARED = 2000

/** Whether the proxy might give the very answer that the page has: no news to who asks again so soon. */
function isSeen(state: { readonly dataUpdatedAt: number } | undefined): boolean {
  return Date.now() - (state?.dataUpdatedAt ?? 0) < SHARED
}

/** How every query of jobs is kept and asked again. */
function pollingOptions(pace: Pace) {
  return {
    // The reader shares what did not change, job by job. To compare all of it again would take longer than to read it.
    structuralSharing: false,
    // Failures are tried again by the polling policy, which knows about keys, waits and hidden tabs.
    retry: false,
    // What was asked before the page's code was there is the page's.
    refetchOnMount: false,
    retryOnMount: false,
    // An earlier answer to this search would be shown as new when somebody comes back to it.
    gcTime: 0,
    // The proxy is on this machine: being offline is its to find out.
    networkMode: 'always',
    refetchInterval: ({ state }: { state: Tries }) => pollAfter(pace, state),
    refetchOnWindowFocus: ({ state }: { state: Tries }) => mayAskNow(pace, state),
    refetchOnReconnect: ({ state }: { state: Tries }) => mayAskNow(pace, state),
  } as const
}

/** What the policy reads of a query. */
interface Tries {
  readonly data: Answered | undefined
  readonly error: SearchError | null
  readonly errorUpdateCount: number
  readonly errorUpdatedAt: number
}

/** The wait before the next poll, by the policy, ms; false for none. */
export function pollAfter(pace: Pace, { data, error, errorUpdateCount }: Tries): number | false {
  return nextPoll({
    pace,
    active: data?.active ?? false,
    error,
    failures: errorUpdateCount - (data?.errorsBefore ?? 0),
  })
}

/** Coming back to the page asks at once, unless nothing should poll or the API asked to wait longer. */
function mayAskNow(pace: Pace, { error, errorUpdatedAt }: Tries): 'always' | false {
  return pace !== 'never' && Date.now() >= mustWaitUntil(error, errorUpdatedAt) ? 'always' : false
}
