import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { statusesOf } from '#src/contract/statuses.ts'
import { backgroundOptions, usePolledScope } from '#src/search/backgroundOptions.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { SLOW } from '#src/search/polling.ts'
import type { Result } from '#src/search/result.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { jobOptions, wholeResult } from '#src/search/searchOptions.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { findJobs } from './endedJobs.ts'
import { watchedIds, type Watches } from './watches.ts'
import { requestedById, requestsActive, AT_ONCE, searchesOf } from './watchQueries.ts'

interface Watched extends Watches {
  /** IDs of jobs that were removed from a watched view. Each is fetched once. */
  readonly removed: ReadonlySet<string>
}

/** Background queries continue while the page is hidden. When it becomes visible, fetching the list suffices. */
const BACKGROUND = {
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

const ACTIVE = toSearchRequest({ ...DEFAULT_VIEW, status: statusesOf('active') })

/** Fetches, once a minute, all watched jobs and views that the page's own search doesn't keep up to date. */
export function useWatchQueries(
  { jobs, views, removed }: Watched,
  { hidden, isLeader }: { hidden: boolean; isLeader: boolean },
): void {
  const ids = useMemo(() => watchedIds({ jobs, views: [] }), [jobs])
  const [{ refresh }] = useView()
  const { state, result, fetching } = useSearch()
  // The previous search's result counts until the next one arrives.
  const isPolled = refresh !== 'off' && state !== 'canceled' && state !== 'failed'
  const polled = isPolled ? result : null
  const listed = useMemo(() => polled && idsOf(polled, ids), [polled, ids])
  // The list isn't polled while the page is hidden; its last result counts for one more minute.
  const isOutdated = useLasting(hidden, SLOW)
  const waits = !isLeader || (!result && fetching)
  const unlisted = waits ? [] : [...ids].filter((id) => isOutdated || !listed?.has(id))
  const forActive = requestsActive(unlisted)
  const { data, dataUpdatedAt: since } = useQuery({
    ...backgroundOptions(ACTIVE, SLOW),
    ...BACKGROUND,
    enabled: forActive,
  })
  const active = useMemo(() => {
    const whole = wholeResult(data)
    return whole && idsOf(whole, ids)
  }, [data, ids])
  const [settled, setSettled] = useState<Settled>({ since, ids: new Set() })
  const done = settled.since === since ? settled.ids : new Set<string>()
  const single = [
    ...new Set([...requestedById(unlisted, { active, done }), ...[...removed].slice(0, AT_ONCE)]),
  ]
  const queries = useQueries({
    queries: single.map((id) => ({ ...jobOptions(id, SLOW), ...BACKGROUND })),
  })
  const fetched = single.filter((id, index) => {
    const { isSuccess = false, dataUpdatedAt = 0 } = queries[index] ?? {}
    return isSuccess && dataUpdatedAt >= since && !done.has(id)
  })
  if (forActive && fetched.length > 0) setSettled({ since, ids: new Set([...done, ...fetched]) })

  const polledScope = usePolledScope()
  const searches = isLeader ? searchesOf(views) : []
  useQueries({
    queries: searches
      .filter((request) => isOutdated || jobSetKey(request) !== polledScope)
      .map((request) => ({ ...backgroundOptions(request, SLOW), ...BACKGROUND })),
  })
}

interface Settled {
  /** ms since the epoch; 0 if never. */
  readonly since: number
  readonly ids: ReadonlySet<string>
}

function idsOf(result: Result, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(findJobs(result, ids).map(({ id }) => id))
}

function useLasting(condition: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false)
  if (!condition && lasts) setLasts(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setLasts(true), ms)
    return () => clearTimeout(timer)
  }, [condition, ms])
  return condition && lasts
}
