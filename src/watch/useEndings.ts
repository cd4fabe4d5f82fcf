import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isActive } from '../jobs/job.ts'
import { cachedAnswers, onAnswer, searchHash, type Cached } from '../search/searchOptions.ts'
import { toNarrowing } from '../view/narrowing.ts'
import { toSearchRequest } from '../view/request.ts'
import { parseView } from '../view/url.ts'
import { endingOf, endingOfLost, findJobs, viewNews, type Ending } from './endings.ts'
import { news, withEndings } from './news.ts'
import { watches, withoutJobs, type WatchedView, type Watches } from './watches.ts'

/**
 * Looks for ends in every answer that comes, whoever asked for it. Gives back the IDs of jobs that have
 * left a watched view, of which only an answer to their ID tells whether they ended.
 */
export function useEndings({ jobs, views }: Watches): ReadonlySet<string> {
  const client = useQueryClient()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // An answer that says the same as the one before is that one, and its difference is told of once.
  const looked = useRef(new WeakSet<object>())

  useEffect(() => {
    const ids = new Set(jobs.map(({ id }) => id))

    function lookForJobs({ answer, job: asked }: Cached) {
      const ended = findJobs(answer, ids).filter((job) => !isActive(job))
      // A job that breaks the contract is there all the same.
      const isLost = asked !== null && answer.jobs.length === 0 && !answer.leftOut
      const lost = isLost ? jobs.filter(({ id }) => id === asked) : []
      tell([...ended.map(endingOf), ...lost.map(endingOfLost)])
    }

    function lookForView({ answer }: Cached, { query }: WatchedView) {
      const found = viewNews(answer, toNarrowing(parseView(query)), Date.now())
      tell(found.ended.map(endingOf))
      if (found.left.length > 0) setLeft((now) => new Set([...now, ...found.left.map(idOf)]))
    }

    function settle({ answer, job: asked }: Cached) {
      if (asked === null || !left.has(asked)) return
      tell(answer.jobs.filter((job) => !isActive(job)).map(endingOf))
      setLeft((now) => new Set([...now].filter((id) => id !== asked)))
    }

    const searched = views.map((view) => ({
      view,
      search: searchHash(toSearchRequest(parseView(view.query))),
    }))
    for (const cached of cachedAnswers(client)) {
      looked.current.add(cached.answer)
      lookForJobs(cached)
    }
    return onAnswer(client, (cached) => {
      settle(cached)
      if (looked.current.has(cached.answer)) return
      looked.current.add(cached.answer)
      lookForJobs(cached)
      for (const { view, search } of searched) {
        if (search === cached.search) lookForView(cached, view)
      }
    })
  }, [client, jobs, views, left])

  return left
}

const idOf = ({ id }: { readonly id: string }) => id

/** Notes the ends for all tabs; what has ended need not be watched. */
function tell(endings: readonly Ending[]) {
  if (endings.length === 0) return
  news.update((now) => withEndings(now, endings, Date.now()))
  watches.update((now) => withoutJobs(now, endings.map(idOf)))
}
