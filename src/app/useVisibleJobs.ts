import { useMemo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { dependsOnTime, matchingRows } from '#src/view/filtering/matchingRows.ts'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import type { View } from '#src/view/view.ts'
import { firstVisible, jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { useClientFilters } from './useClientFilters.ts'

export interface VisibleJobs {
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch; 0 where there are none. */
  readonly now: number
  /** The rows of the whole answer that the view leaves in, in the answer's order; null until there is one. */
  readonly matching: Uint32Array | null
  /** The same in the view's order. */
  readonly order: Uint32Array | null
  /** The jobs of the whole answer in the view's order; null until there is one. */
  readonly jobs: readonly TrainingJob[] | null
  /** The first of those of an answer that is still coming; null for none. */
  readonly first: readonly TrainingJob[] | null
  /** The jobs by status, with those whose status is excluded; null while the answer is not that of the search now asked. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** What the view shows of an answer, and in what order. */
export function useVisibleJobs(view: View, search: TrainingJobs): VisibleJobs {
  const { answeredAt, current } = search
  const reader = useErrorReader()
  const readsErrors =
    [...view.fault, ...view['not-fault']].length > 0 ||
    view.sort.some(({ field }) => field === 'error')
  const isReady = !readsErrors || reader !== undefined
  const answer = isReady ? search.answer : null
  const narrowing = useClientFilters(view)
  // Spans before now go on with each answer, as elapsed times do.
  const now = dependsOnTime(view) ? answeredAt : 0
  const matching = useMemo(
    () => answer && matchingRows(answer, narrowing, now),
    [answer, narrowing, now],
  )
  // Elapsed time goes on between answers that are otherwise the same; no other order does.
  const sortedAt = view.sort.some(({ field }) => field === 'elapsed') ? answeredAt : 0
  const order = useMemo(
    () => answer && matching && sortRows(answer, matching, view.sort, sortedAt),
    [answer, matching, view.sort, sortedAt],
  )
  const jobs = useMemo(() => answer && order && jobsOf(answer, order), [answer, order])
  const first = useMemo(
    () => (isReady && search.first ? firstVisible(search.first, narrowing, view.sort) : null),
    [search.first, narrowing, view.sort, isReady],
  )
  const counts = useMemo(() => {
    if (!answer || !matching) return null
    const isExcluding = narrowing['not-status'].length > 0
    const rows = isExcluding
      ? matchingRows(answer, { ...narrowing, 'not-status': [] }, now)
      : matching
    return countByStatus(answer, rows)
  }, [answer, matching, narrowing, now])
  return { narrowing, now, matching, order, jobs, first, counts: current ? counts : null }
}
