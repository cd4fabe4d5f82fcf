import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { hasEnded } from '#src/jobs/job.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { cachedResults, onResult, type Fetched } from '#src/search/history.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { toNarrowing } from '#src/view/filtering/clientFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import {
  endingOf,
  endingOfLost,
  findJobs,
  viewNews,
  type Answers,
  type Ending,
} from './endedJobs.ts'
import { news, withEndings } from './alerts.ts'
import { watchedIds, watches, withoutJobs, type WatchedView, type Watches } from './watches.ts'

/**
 * Looks for ends in every answer that comes, whoever asked for it. Gives back the IDs of jobs that have
 * left a watched view, of which only an answer to their ID tells whether they ended.
 */
export function useEndedJobs({ jobs, views }: Watches): ReadonlySet<string> {
  const client = useQueryClient()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // The last answer to each watched search, the page's or one asked beside it: what changed since is news.
  const last = useRef(new Map<string, Answer>())

  useEffect(() => {
    const ids = watchedIds({ jobs, views })

    function lookForJobs({ result: answer, job: asked }: Fetched) {
      const ended = findJobs(answer, ids).filter(hasEnded)
      // A job that breaks the contract is there all the same.
      const isLost = asked !== null && answer.jobs.length === 0 && !answer.leftOut
      const lost = isLost ? jobs.filter(({ id }) => id === asked) : []
      tell([...ended.map(endingOf), ...lost.map(endingOfLost)])
    }

    function lookForView(both: Answers, { query }: WatchedView) {
      const found = viewNews(both, toNarrowing(parseView(query)), currentTime())
      tell(found.ended.map(endingOf))
      if (found.left.length > 0) setLeft((now) => new Set([...now, ...found.left.map(idOf)]))
    }

    function settle({ result: answer, job: asked }: Fetched) {
      if (asked === null || !left.has(asked)) return
      tell(answer.jobs.filter(hasEnded).map(endingOf))
      setLeft((now) => new Set([...now].filter((id) => id !== asked)))
    }

    const searched = views.map((view) => ({
      view,
      scope: jobSetKey(toSearchRequest(parseView(view.query))),
    }))
    const scopes = new Set(searched.map(({ scope }) => scope))
    const answers = new Map([...last.current].filter(([scope]) => scopes.has(scope)))
    last.current = answers
    for (const cached of cachedResults(client)) {
      const { result: answer, scope } = cached
      lookForJobs(cached)
      if (scope !== null && scopes.has(scope) && !answers.has(scope)) answers.set(scope, answer)
    }
    return onResult(client, (cached) => {
      settle(cached)
      lookForJobs(cached)
      const { result: later, scope } = cached
      if (scope === null || !scopes.has(scope)) return
      const earlier = answers.get(scope)
      answers.set(scope, later)
      // An answer that says the same as the one before is that one.
      if (!earlier || earlier === later) return
      for (const { view, scope: its } of searched) {
        if (its === scope) lookForView({ earlier, later }, view)
      }
    })
  }, [client, jobs, views, left])

  return left
}

const idOf = ({ id }: { readonly id: string }) => id

/** Notes the ends for all tabs; what has ended need not be watched. */
function tell(endings: readonly Ending[]) {
  if (endings.length === 0) return
  news.update((now) => withEndings(now, endings, currentTime()))
  watches.update((now) => withoutJobs(now, endings.map(idOf)))
}
