import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import {
  nextDisplayed,
  NOTHING_DISPLAYED,
  searchState,
  type SearchState,
} from './displayedResult.ts'
import { jobSetKey } from './jobSetKey.ts'
import { mustWaitUntil, type RefreshInterval } from './polling.ts'
import type { SearchError } from './searchError.ts'
import { pollAfter, searchOptions, type Cached } from './searchOptions.ts'

export type TrainingJobs = SearchState & {
  readonly key: string
  /** The {@link jobSetKey} of the displayed result; empty if there is none. */
  readonly resultKey: string
  /** By the API's clock, ms since the epoch. */
  readonly fetchedAt: number
  readonly fetching: boolean
  /** By this machine's clock, ms since the epoch; `null` if none is due. */
  readonly nextPollAt: number | null
  /** By this machine's clock, ms since the epoch; 0 if the API set no wait. */
  readonly waitUntil: number
  readonly cancel: () => void
  /** Fetches now, unless a fetch is in progress or the API requested a longer wait. */
  readonly refresh: () => void
}

export function useTrainingJobs(
  request: SearchRequest,
  refreshInterval: RefreshInterval,
): TrainingJobs {
  const client = useQueryClient()
  const key = jobSetKey(request)
  const requestKey = hashKey([request])
  const [canceledKey, setCanceledKey] = useState<string | null>(null)
  if (canceledKey !== null && canceledKey !== requestKey) setCanceledKey(null)
  const [last, setDisplayed] = useState(NOTHING_DISPLAYED)
  // A result can arrive just before it is canceled.
  const isCanceled = canceledKey === requestKey && last.resultKey !== key
  const options = searchOptions(request, isCanceled ? 'never' : refreshInterval)
  const queryHash = hashKey(options.queryKey)
  const query = useQuery(options)
  const report = {
    key,
    data: query.data,
    dataUpdatedAt: query.dataUpdatedAt,
    error: query.error,
    errorUpdatedAt: query.errorUpdatedAt,
  }
  const displayed = nextDisplayed(last, report)
  if (displayed !== last) setDisplayed(displayed)
  const { resultKey, fetchedAt, failure } = displayed
  const waitUntil = mustWaitUntil(failure?.error ?? null, failure?.at ?? 0)
  const { refetch, isFetching } = query
  const cancel = useCallback(() => {
    setCanceledKey(requestKey)
    void client.getQueryCache().get(queryHash)?.cancel({ revert: true })
  }, [client, requestKey, queryHash])
  const refresh = useCallback(() => {
    const state = client.getQueryCache().get<Cached, SearchError>(queryHash)?.state
    if (!state || state.fetchStatus !== 'idle') return
    if (Date.now() < mustWaitUntil(state.error, state.errorUpdatedAt)) return
    setCanceledKey(null)
    void refetch()
  }, [client, queryHash, refetch])
  const wait = isCanceled ? false : pollAfter(request, refreshInterval, query)
  const lastFetchAt = Math.max(query.dataUpdatedAt, query.errorUpdatedAt)
  return {
    ...searchState(displayed, report, isCanceled && !isFetching),
    key,
    resultKey,
    fetchedAt: fetchedAt + clockOffset.get(),
    fetching: isFetching,
    nextPollAt: wait === false || lastFetchAt === 0 || isFetching ? null : lastFetchAt + wait,
    waitUntil,
    cancel,
    refresh,
  }
}
