import { useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Listing } from './lastIndex.ts'

interface Listed {
  /** What decides which jobs are in the list, and their order. */
  readonly list: string
  readonly rows: readonly TrainingJob[]
  /** The open job's row, from 0; -1 if it isn't listed. */
  readonly row: number
  /** The result that the rows are of; `null` if it isn't the list's own, but that of the list before. */
  readonly result: { readonly jobs: readonly TrainingJob[] } | null
}

/** The open job as it was last in the same list, if it has left that since; else `null`. */
export function useLastListing(
  id: string | null,
  { list, rows, row, result }: Listed,
): Listing | null {
  const [last, setLast] = useState<(Listing & { readonly jobs: unknown }) | null>(null)
  const known = last?.id === id && last?.list === list ? last : null
  const job = rows[row]
  // Not by `rows`, which another render can make anew.
  if (job && result && known?.jobs !== result.jobs) {
    setLast({ id: job.id, list, rows, row, status: job.current_status, jobs: result.jobs })
  }
  // While no job is open, a large result would stay in memory for nothing.
  if (id === null && last) setLast(null)
  return row === -1 ? known : null
}
