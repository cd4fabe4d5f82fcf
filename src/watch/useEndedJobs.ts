import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { hasEnded } from '#src/jobs/job.ts'
import type { Result } from '#src/search/result.ts'
import { cachedResults, onResult, type Fetched } from '#src/search/history.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import {
  endedJobOf,
  missingJobOf,
  findJobs,
  viewChanges,
  type EndedJob,
  type Results,
} from './endedJobs.ts'
import { alerts, withEndedJobs } from './alerts.ts'
import { watchedIds, watches, withoutJobs, type WatchedView, type Watches } from './watches.ts'

/**
 * Finds ended jobs in every result that is fetched, by whatever query. Returns the IDs of jobs that were removed
 * from a watched view: only a search for their ID finds out whether they ended.
 */
export function useEndedJobs({ jobs, views }: Watches): ReadonlySet<string> {
  const client = useQueryClient()
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set())
  // The last result of each watched search, by the page or in the background, to compare the next one with.
  const last = useRef(new Map<string, Result>())

  useEffect(() => {
    const ids = watchedIds({ jobs, views })

    function lookForJobs({ result, job }: Fetched) {
      const ended = findJobs(result, ids).filter(hasEnded)
      // An invalid row is a job, too.
      const isLost = job !== null && result.jobs.length === 0 && !result.invalidRows
      const lost = isLost ? jobs.filter(({ id }) => id === job) : []
      tell([...ended.map(endedJobOf), ...lost.map(missingJobOf)])
    }

    function lookForView(both: Results, { query }: WatchedView) {
      const found = viewChanges(both, toClientFilters(parseView(query)), currentTime())
      tell(found.ended.map(endedJobOf))
      if (found.removed.length === 0) return
      setRemoved((now) => new Set([...now, ...found.removed.map(idOf)]))
    }

    function settle({ result, job }: Fetched) {
      if (job === null || !removed.has(job)) return
      tell(result.jobs.filter(hasEnded).map(endedJobOf))
      setRemoved((now) => new Set([...now].filter((id) => id !== job)))
    }

    const searched = views.map((view) => ({
      view,
      scope: jobSetKey(toSearchRequest(parseView(view.query))),
    }))
    const scopes = new Set(searched.map(({ scope }) => scope))
    const results = new Map([...last.current].filter(([scope]) => scopes.has(scope)))
    last.current = results
    for (const cached of cachedResults(client)) {
      const { result, scope } = cached
      lookForJobs(cached)
      if (scope !== null && scopes.has(scope) && !results.has(scope)) results.set(scope, result)
    }
    return onResult(client, (cached) => {
      settle(cached)
      lookForJobs(cached)
      const { result: later, scope } = cached
      if (scope === null || !scopes.has(scope)) return
      const earlier = results.get(scope)
      results.set(scope, later)
      // An unchanged result is the same object.
      if (!earlier || earlier === later) return
      for (const { view, scope: its } of searched) {
        if (its === scope) lookForView({ earlier, later }, view)
      }
    })
  }, [client, jobs, views, removed])

  return removed
}

const idOf = ({ id }: { readonly id: string }) => id

/** Stores the ended jobs for all tabs, and stops watching them. */
function tell(endedJobs: readonly EndedJob[]) {
  if (endedJobs.length === 0) return
  alerts.update((now) => withEndedJobs(now, endedJobs, currentTime()))
  watches.update((now) => withoutJobs(now, endedJobs.map(idOf)))
}
