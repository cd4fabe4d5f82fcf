import { useMemo } from 'react'
import { positionOf, type QueuePosition } from '#src/jobs/queue.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { showsAllWaiting } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import type { OpenJob } from './useOpenJob.ts'

/**
 * Returns the open job's position in its queue; `null` if it isn't waiting, or the view hides other waiting jobs.
 * `rows` are those of the displayed result that match the view; `null` until there is a result.
 */
export function useQueuePosition(open: OpenJob, rows: Uint32Array | null): QueuePosition | null {
  const [view] = useView()
  const { current } = useSearch()
  const job = open.state === 'found' ? open.job : null
  return useMemo(
    () => (job && current && rows && showsAllWaiting(view) ? positionOf(current, rows, job) : null),
    [job, current, rows, view],
  )
}
