import { useMemo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { sharedDomain } from '#src/jobs/sharedDomain.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { dependsOnTime, matchingRows } from '#src/view/filtering/matchingRows.ts'
import { firstVisible, jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import type { View } from '#src/view/view.ts'
import { useClientFilters } from './useClientFilters.ts'

export interface VisibleJobs {
  readonly clientFilters: ClientFilters
  /** The end of relative time ranges, ms since the epoch; 0 if there are none. */
  readonly now: number
  /** The rows of the displayed result that match the view, in the result's order; `null` until there is a result. */
  readonly matching: Uint32Array | null
  readonly order: Uint32Array | null
  /** The jobs of these rows in the view's order; `null` until there is a result. */
  readonly jobs: readonly TrainingJob[] | null
  readonly preview: readonly TrainingJob[] | null
  /** The domain of all users in the result; see `sharedDomain`. `null` while a preview is displayed. */
  readonly domain: string | null
  /** The jobs by status, excluded statuses included; `null` until the current search is ready. */
  readonly counts: ReadonlyMap<string, number> | null
}

export function useVisibleJobs(view: View, search: TrainingJobs): VisibleJobs {
  const { fetchedAt } = search
  const reader = useErrorReader()
  const readsErrors =
    [...view.fault, ...view['not-fault']].length > 0 ||
    view.sort.some(({ field }) => field === 'error')
  const isReady = !readsErrors || reader !== undefined
  const result = isReady ? search.result : null
  const clientFilters = useClientFilters(view)
  // Relative time ranges end at each result's time, as elapsed times do.
  const now = dependsOnTime(view) ? fetchedAt : 0
  const matching = useMemo(
    () => result && matchingRows(result, clientFilters, now),
    [result, clientFilters, now],
  )
  // Between results that are otherwise equal, only elapsed times change.
  const sortedAt = view.sort.some(({ field }) => field === 'elapsed') ? fetchedAt : 0
  const order = useMemo(
    () => result && matching && sortRows(result, matching, view.sort, sortedAt),
    [result, matching, view.sort, sortedAt],
  )
  const jobs = useMemo(() => result && order && jobsOf(result, order), [result, order])
  const preview = useMemo(
    () =>
      isReady && search.preview ? firstVisible(search.preview, clientFilters, view.sort) : null,
    [search.preview, clientFilters, view.sort, isReady],
  )
  const shared = useMemo(() => result && sharedDomain(result), [result])
  const counts = useMemo(() => {
    if (!result || !matching) return null
    const isExcluding = clientFilters['not-status'].length > 0
    const rows = isExcluding
      ? matchingRows(result, { ...clientFilters, 'not-status': [] }, now)
      : matching
    return countByStatus(result, rows)
  }, [result, matching, clientFilters, now])
  const isCurrent = search.state === 'ready'
  return {
    clientFilters,
    now,
    matching,
    order,
    jobs,
    preview,
    // The rest of the response can have users of other domains.
    domain: preview ? null : shared,
    counts: isCurrent ? counts : null,
  }
}
