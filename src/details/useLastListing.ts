import { useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Listing } from './removedRow.ts'

interface Listed {
  /** Identifies the jobs of the list and their order. */
  readonly list: string
  readonly rows: readonly TrainingJob[]
  /** The open job's row, from 0; -1 if it isn't listed. */
  readonly row: number
  /** The result that the rows are from; `null` if they are still those of the previous list. */
  readonly result: { readonly jobs: readonly TrainingJob[] } | null
}

/** Returns the open job's last position and status in the list if it has been removed since; otherwise `null`. */
export function useLastListing(
  id: string | null,
  { list, rows, row, result }: Listed,
): Listing | null {
  const [last, setLast] = useState<(Listing & { readonly jobs: unknown }) | null>(null)
  const listing = last?.id === id && last?.list === list ? last : null
  const job = rows[row]
  // Not by `rows`, which can be a new array in each render.
  if (job && result && listing?.jobs !== result.jobs) {
    setLast({ id: job.id, list, rows, row, status: job.current_status, jobs: result.jobs })
  }
  // If no job is open, frees the memory of a result that can be large.
  if (id === null && last) setLast(null)
  return row === -1 ? listing : null
}
