import { useMemo } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { positionOf, type QueuePosition } from '#src/jobs/queue.ts'
import type { View } from '#src/view/view.ts'
import { showsAllWaiting } from '#src/view/filtering/waiting.ts'
import type { OpenJob } from './useOpenJob.ts'

/** The jobs among which a job waits. */
export interface Waiting {
  /** The answer to the view's search; null while it is not there. */
  readonly answer: JobList | null
  /** Its rows that the view leaves in; null with it. */
  readonly rows: Uint32Array | null
  readonly view: View
}

/** The open job's position in its queue; null where it does not wait, or the view hides others that do. */
export function useQueuePosition(
  open: OpenJob,
  { answer, rows, view }: Waiting,
): QueuePosition | null {
  const job = open.state === 'found' ? open.job : null
  return useMemo(
    () => (job && answer && rows && showsAllWaiting(view) ? positionOf(answer, rows, job) : null),
    [job, answer, rows, view],
  )
}
