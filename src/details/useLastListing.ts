import { useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Listing } from './removedRow.ts'

interface Listed {
  readonly list: string
  readonly rows: readonly TrainingJob[]
  /** The open job's row, from 0; -1 if it isn't listed. */
  readonly row: number
  /** The result that the rows are from; `null` if they are still those of the previous list. */
  readonly result: { readonly jobs: readonly TrainingJob[] } | null
}

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
  // Frees a potentially large result once no job is open.
  if (id === null && last) setLast(null)
  return row === -1 ? listing : null
}
