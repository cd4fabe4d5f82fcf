import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { statusesOf } from '#src/contract/statuses.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { SLOW } from '#src/search/polling.ts'
import { backgroundOptions, usePolledScope } from '#src/search/backgroundOptions.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { jobOptions, wholeResult } from '#src/search/searchOptions.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { askedById, asksForActive, AT_ONCE, searchesOf } from './watchQueries.ts'
import { findJobs } from './endedJobs.ts'
import { watchedIds, type Watches } from './watches.ts'

/** The page's own search, as far as it spares others. */
export interface PageSearch {
  /** What it keeps up to date by itself; null for nothing. */
  readonly answer: Answer | null
  /** The first answer is still on its way. */
  readonly coming: boolean
}

interface Asked extends Watches {
  /** Jobs that have left a watched view, to be asked for once. */
  readonly left: ReadonlySet<string>
}

/** Also while nobody sees the page, which is what it is for. Coming back asks for the list, and that will do. */
const BESIDE = {
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

const ACTIVE = toSearchRequest({ ...DEFAULT_VIEW, status: statusesOf('active') })

/** Asks every minute for what is watched, and the page does not keep up to date by itself. */
export function useWatchQueries(
  { jobs, views, left }: Asked,
  { page, hidden, leads }: { page: PageSearch; hidden: boolean; leads: boolean },
): void {
  const ids = useMemo(() => watchedIds({ jobs, views: [] }), [jobs])
  const listed = useMemo(() => page.answer && idsOf(page.answer, ids), [page.answer, ids])
  // The list does not go on while the page is hidden; what it said holds for one more turn.
  const isOld = useLasting(hidden, SLOW)
  const waits = !leads || page.coming
  const unlisted = waits ? [] : [...ids].filter((id) => isOld || !listed?.has(id))
  const forActive = asksForActive(unlisted)
  const { data, dataUpdatedAt: since } = useQuery({
    ...backgroundOptions(ACTIVE, SLOW),
    ...BESIDE,
    enabled: forActive,
  })
  const active = useMemo(() => {
    const result = wholeResult(data)
    return result && idsOf(result, ids)
  }, [data, ids])
  const [settled, setSettled] = useState<Settled>({ since, ids: new Set() })
  const done = settled.since === since ? settled.ids : new Set<string>()
  const single = [
    ...new Set([...askedById(unlisted, { active, done }), ...[...left].slice(0, AT_ONCE)]),
  ]
  const answers = useQueries({
    queries: single.map((id) => ({ ...jobOptions(id, SLOW), ...BESIDE })),
  })
  const answered = single.filter((id, place) => {
    const { isSuccess = false, dataUpdatedAt = 0 } = answers[place] ?? {}
    return isSuccess && dataUpdatedAt >= since && !done.has(id)
  })
  if (forActive && answered.length > 0) setSettled({ since, ids: new Set([...done, ...answered]) })

  const polled = usePolledScope()
  const searches = leads ? searchesOf(views) : []
  useQueries({
    queries: searches
      .filter((request) => isOld || jobSetKey(request) !== polled)
      .map((request) => ({ ...backgroundOptions(request, SLOW), ...BESIDE })),
  })
}

/** Jobs that an answer to their ID told of, since the answer with all active jobs. */
interface Settled {
  /** When that came, ms since the epoch; 0 before. */
  readonly since: number
  readonly ids: ReadonlySet<string>
}

function idsOf(answer: Answer, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(findJobs(answer, ids).map(({ id }) => id))
}

/** Whether something has been so for this long, ms. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false)
  if (!is && lasts) setLasts(false)
  useEffect(() => {
    if (!is) return
    const timer = setTimeout(() => setLasts(true), ms)
    return () => clearTimeout(timer)
  }, [is, ms])
  return is && lasts
}
