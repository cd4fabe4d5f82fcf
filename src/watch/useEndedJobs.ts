import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { hasEnded } from '#src/jobs/job.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { cachedResults, onResult, type Fetched } from '#src/search/history.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import type { Result } from '#src/search/result.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import { alerts, withEndedJobs } from './alerts.ts'
import {
  endedJobOf,
  missingJobOf,
  findJobs,
  viewChanges,
  type EndedJob,
  type Results,
} from './endedJobs.ts'
import { watchedIds, watches, withoutJobs, type WatchedView, type Watches } from './watches.ts'

/**
 * Finds ended jobs in every fetched result of any query, and stores alerts for them. Returns the IDs of jobs that
 * were removed from a watched view: only a search for their ID shows whether they ended.
 */
export function useEndedJobs({ jobs, views }: Watches): ReadonlySet<string> {
  const client = useQueryClient()
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set())
  // The last result of each watched search, from the page or the background, to compare with the next one.
  const last = useRef(new Map<string, Result>())

  useEffect(() => {
    const ids = watchedIds({ jobs, views })

    function checkJobs({ result, job }: Fetched) {
      const ended = findJobs(result, ids).filter(hasEnded)
      // An invalid row means that the job exists.
      const isMissing = job !== null && result.jobs.length === 0 && !result.invalidRows
      const missing = isMissing ? jobs.filter(({ id }) => id === job) : []
      addAlerts([...ended.map(endedJobOf), ...missing.map(missingJobOf)])
    }

    function checkView(results: Results, { query }: WatchedView) {
      const found = viewChanges(results, toClientFilters(parseView(query)), currentTime())
      addAlerts(found.ended.map(endedJobOf))
      if (found.removed.length === 0) return
      setRemoved((now) => new Set([...now, ...found.removed.map(idOf)]))
    }

    function checkRemoved({ result, job }: Fetched) {
      if (job === null || !removed.has(job)) return
      addAlerts(result.jobs.filter(hasEnded).map(endedJobOf))
      setRemoved((now) => new Set([...now].filter((id) => id !== job)))
    }

    const searched = views.map((view) => ({
      view,
      scope: jobSetKey(toSearchRequest(parseView(view.query))),
    }))
    const scopes = new Set(searched.map(({ scope }) => scope))
    const earlierResults = new Map([...last.current].filter(([scope]) => scopes.has(scope)))
    last.current = earlierResults
    for (const cached of cachedResults(client)) {
      const { result, scope } = cached
      checkJobs(cached)
      if (scope !== null && scopes.has(scope) && !earlierResults.has(scope)) {
        earlierResults.set(scope, result)
      }
    }
    return onResult(client, (fetched) => {
      checkRemoved(fetched)
      checkJobs(fetched)
      const { result: later, scope } = fetched
      if (scope === null || !scopes.has(scope)) return
      const earlier = earlierResults.get(scope)
      earlierResults.set(scope, later)
      // An unchanged result is the same object.
      if (!earlier || earlier === later) return
      for (const { view, scope: viewScope } of searched) {
        if (viewScope === scope) checkView({ earlier, later }, view)
      }
    })
  }, [client, jobs, views, removed])

  return removed
}

const idOf = ({ id }: { readonly id: string }) => id

function addAlerts(endedJobs: readonly EndedJob[]) {
  if (endedJobs.length === 0) return
  alerts.update((now) => withEndedJobs(now, endedJobs, currentTime()))
  watches.update((now) => withoutJobs(now, endedJobs.map(idOf)))
}
