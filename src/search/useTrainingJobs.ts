import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import { firstJobs } from './reader/preview.ts'
import { mustWaitUntil, type Pace } from './polling.ts'
import type { SearchError } from './searchError.ts'
import { jobSetKey } from './jobSetKey.ts'
import { pollAfter, searchOptions, type Answered } from './searchOptions.ts'
import { nextShown, NOTHING_SHOWN } from './displayedResult.ts'

export interface TrainingJobs {
  /** The jobs on the screen; null until the first answer. */
  readonly answer: Answered | null
  /** When that answer came, by the API's clock, ms since the epoch. */
  readonly answeredAt: number
  /** The search that the answer belongs to, as one string. The order in which it asks is no part of it. */
  readonly answerKey: string
  /** The search now asked, in the same way. */
  readonly key: string
  /** The first jobs of an answer that is still coming, in the API's order; null for none. */
  readonly first: readonly TrainingJob[] | null
  /** Whether the answer is that of the search now asked, not of an earlier one: the same jobs, in any order. */
  readonly current: boolean
  /** Why the last try of this search failed; null when it did not. */
  readonly error: SearchError | null
  /** When the next poll is due, by this machine's clock, ms since the epoch; null when none is. */
  readonly nextPollAt: number | null
  /** Until when the API asked to wait, by this machine's clock, ms since the epoch; 0 when it did not. */
  readonly waitUntil: number
  readonly fetching: boolean
  /** Whether a person cancelled this search: it is not asked again until they say so. */
  readonly cancelled: boolean
  readonly cancel: () => void
  readonly refresh: () => void
}

/** Asks for the jobs of `request` at `pace`, and keeps what is on the screen until something newer is there. */
export function useTrainingJobs(request: SearchRequest, pace: Pace): TrainingJobs {
  const client = useQueryClient()
  const key = jobSetKey(request)
  const requestKey = hashKey([request])
  const [cancelledKey, setCancelledKey] = useState<string | null>(null)
  // Whoever goes on to another search and comes back asks anew.
  if (cancelledKey !== null && cancelledKey !== requestKey) setCancelledKey(null)
  const cancelled = cancelledKey === requestKey
  const currentPace = cancelled ? 'never' : pace
  const options = searchOptions(request, currentPace)
  const query = useQuery(options)
  const coming = useSyncExternalStore(firstJobs.subscribe, firstJobs.get)
  const [last, setShown] = useState(NOTHING_SHOWN)
  const shown = nextShown(last, {
    key,
    data: query.data,
    dataUpdatedAt: query.dataUpdatedAt,
    error: query.error,
    errorUpdatedAt: query.errorUpdatedAt,
  })
  if (shown !== last) setShown(shown)
  const current = shown.answerKey === key
  const wait = pollAfter(currentPace, query)
  const triedAt = Math.max(query.dataUpdatedAt, query.errorUpdatedAt)
  return {
    answer: shown.answer,
    answeredAt: shown.answeredAt + clockOffset.get(),
    answerKey: shown.answerKey,
    key,
    first: !current && coming?.search === requestKey ? coming.jobs : null,
    current,
    error: shown.failure?.error ?? null,
    nextPollAt: wait === false || triedAt === 0 || query.isFetching ? null : triedAt + wait,
    waitUntil: mustWaitUntil(shown.failure?.error ?? null, shown.failure?.at ?? 0),
    fetching: query.isFetching,
    cancelled: cancelled && !query.isFetching,
    cancel: () => {
      setCancelledKey(requestKey)
      void client.cancelQueries({ queryKey: options.queryKey })
    },
    refresh: () => {
      setCancelledKey(null)
      void query.refetch()
    },
  }
}
