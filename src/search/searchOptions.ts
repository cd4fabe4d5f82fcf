import { queryOptions, type Query, type QueryState } from '@tanstack/react-query'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isActive } from '#src/jobs/job.ts'
import { mustWaitUntil, nextPoll, requestsFailures, type RefreshInterval } from './polling.ts'
import { reportProgress } from './progress.ts'
import type { Reading } from './reader/readResponse.ts'
import type { Result } from './result.ts'
import { SearchError } from './searchError.ts'
import { searchTrainingJobs } from './searchTrainingJobs.ts'

export interface SearchResult extends Result {
  readonly partial: false
  readonly active: boolean
  /** Whether its query had no previous result to share jobs with. */
  readonly isFirst: boolean
}

export interface Preview {
  readonly partial: true
  readonly jobs: readonly TrainingJob[]
}

/** Cached data of a search. The whole result replaces a preview; if the fetch fails, the preview is removed. */
export type Cached = SearchResult | Preview

type SearchQuery = Query<Cached, SearchError>
type SearchState = QueryState<Cached, SearchError>

const searchKey = (request: SearchRequest) => ['training_jobs', 'search', request] as const
const jobKey = (id: string) => ['training_jobs', 'job', id] as const

export function searchOptions(request: SearchRequest, refreshInterval: RefreshInterval) {
  const queryKey = searchKey(request)
  return queryOptions<Cached, SearchError>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const query: SearchQuery | undefined = client.getQueryCache().find({ queryKey })
      // If there is a result, the fetch is a poll, whose progress isn't displayed.
      const progress = wholeResult(query?.state.data) ? null : reportProgress(client, signal)
      try {
        return await search(request, query?.state, {
          signal,
          ...(progress && { onProgress: progress.set }),
          // Not `setQueryData`, with which a canceled fetch would revert to the preview.
          onPreview: (jobs) => {
            if (signal.aborted) return
            query?.setState({ data: { partial: true, jobs }, status: 'success' })
          },
        })
      } catch (error) {
        // If the fetch was canceled, react-query reverts it, and another fetch may have started.
        if (query?.state.data?.partial && !signal.aborted) {
          query.setState({ data: undefined, status: 'pending' })
        }
        throw error
      } finally {
        progress?.end()
      }
    },
    ...pollingOptions(request, refreshInterval),
  })
}

/** For a job that isn't in the list. */
export function jobOptions(id: string, refreshInterval: RefreshInterval) {
  return backgroundQuery(jobKey(id), { job_id: id }, refreshInterval)
}

export function backgroundQuery(
  queryKey: readonly unknown[],
  request: SearchRequest,
  refreshInterval: RefreshInterval,
) {
  return queryOptions<Cached, SearchError>({
    queryKey,
    queryFn: ({ client, signal }) =>
      search(request, client.getQueryState<Cached, SearchError>(queryKey), { signal }),
    ...pollingOptions(request, refreshInterval),
  })
}

/** `state` is the query's state before the fetch. */
async function search(
  request: SearchRequest,
  state: SearchState | undefined,
  reading: Reading,
): Promise<SearchResult> {
  const before = wholeResult(state?.data)
  try {
    const result = await searchTrainingJobs(request, { ...reading, before, fresh: isRecent(state) })
    if (result === before) return before
    const active = result.jobs.some(isActive)
    return { ...result, partial: false, active, isFirst: before === null }
  } catch (error) {
    if (error instanceof SearchError) error.failures += failuresInARow(state)
    throw error
  }
}

/** `null` if there is none or only a preview. */
export function wholeResult(data: Cached | undefined): SearchResult | null {
  return data && !data.partial ? data : null
}

/** Returns the number of failed fetches since the last success. react-query counts all since the first fetch. */
function failuresInARow(state: SearchState | undefined): number {
  if (!state) return 0
  return state.dataUpdatedAt === 0 ? state.errorUpdateCount : (state.error?.failures ?? 0)
}

/** How long the proxy can share a response with other viewers, plus the time that it takes to arrive, ms. */
const SHARED_MS = 2000

/** Whether the proxy could return the same response as last time. */
function isRecent(state: SearchState | undefined): boolean {
  return Date.now() - (state?.dataUpdatedAt ?? 0) < SHARED_MS
}

function pollingOptions(request: SearchRequest, refreshInterval: RefreshInterval) {
  return {
    // The reader already shares unchanged jobs. Comparing everything again would take longer than reading it.
    structuralSharing: false,
    // The polling policy decides when to retry.
    retry: false,
    // The first search starts before the page's code is loaded.
    refetchOnMount: false,
    retryOnMount: false,
    // Otherwise, an old result would be displayed as new when the user returns to a search.
    gcTime: 0,
    // The proxy runs on this machine, so requests reach it even offline.
    networkMode: 'always',
    refetchInterval: ({ state }: { state: PollingState }) =>
      pollAfter(request, refreshInterval, state),
    refetchOnWindowFocus: ({ state }: { state: PollingState }) =>
      mayFetchNow(refreshInterval, state),
    refetchOnReconnect: ({ state }: { state: PollingState }) => mayFetchNow(refreshInterval, state),
  } as const
}

type PollingState = Pick<SearchState, 'data' | 'error' | 'errorUpdatedAt'>

/** ms; `false` for none. */
export function pollAfter(
  request: SearchRequest,
  refreshInterval: RefreshInterval,
  { data, error }: Pick<SearchState, 'data' | 'error'>,
): number | false {
  const active = wholeResult(data)?.active ?? false
  return nextPoll({ refreshInterval, active, failures: requestsFailures(request), error })
}

/** Whether to fetch when the user returns to the page: not if polling is off or the API requested a longer wait. */
function mayFetchNow(
  refreshInterval: RefreshInterval,
  { error, errorUpdatedAt }: PollingState,
): 'always' | false {
  return refreshInterval !== 'never' && Date.now() >= mustWaitUntil(error, errorUpdatedAt)
    ? 'always'
    : false
}
