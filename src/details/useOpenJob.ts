import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import { useEffect, useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { lastEntry } from '#src/search/history.ts'
import type { RefreshInterval } from '#src/search/polling.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { useTrainingJob } from '#src/search/useTrainingJob.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { Absence } from './absence.ts'
import { statusHistory } from './persistedHistory.ts'
import { removedRow, type Listing } from './removedRow.ts'
import { statusesOf, withJob, type HistoryEntry } from './statusHistory.ts'
import { useLastListing } from './useLastListing.ts'

export type OpenJob =
  | {
      readonly state: 'found'
      readonly job: TrainingJob
      readonly absence: Absence | null
      /** Why the last poll failed, so that the job may be outdated; `null` if it succeeded. */
      readonly error: SearchError | null
      readonly statuses: readonly HistoryEntry[]
    }
  | { readonly state: 'searching' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'failed'
      readonly error: SearchError
      readonly retry: () => void
    }

interface Opened {
  readonly open: OpenJob | null
  /** The job's row in the list, from 0; -1 if it isn't listed. */
  readonly row: number
  /** The row above it, or above its last position if it was removed from the list; -1 if none. */
  readonly above: number
  readonly below: number
}

interface Listed {
  readonly search: TrainingJobs
  readonly rows: readonly TrainingJob[]
  readonly list: string
  readonly refreshInterval: RefreshInterval
}

/** Returns the job from the list's result or, if it isn't there, from a search for its ID. */
export function useOpenJob(
  id: string | null,
  { search, rows, list, refreshInterval }: Listed,
): Opened {
  const { state, result, fetching } = search
  const row = useMemo(() => (id === null ? -1 : rows.findIndex((job) => job.id === id)), [rows, id])
  const inResult = useMemo(
    () => (id === null ? undefined : result?.jobs.find((job) => job.id === id)),
    [result, id],
  )
  const fetched = rows[row] ?? inResult
  const mayBeListed = state !== 'ready' && fetching
  const single = useTrainingJob(fetched || mayBeListed ? null : id, refreshInterval)
  const found = fetched ?? single.job

  const lastListing = useLastListing(id, {
    list,
    rows,
    row,
    result: state === 'ready' ? result : null,
  })
  const rowBelow = useMemo(
    () => (lastListing ? removedRow(rows, lastListing) : -1),
    [rows, lastListing],
  )

  // A job that is removed from the list stays open while the search for its ID is pending.
  const [lastFound, setLastFound] = useState<TrainingJob | null>(null)
  if (found && found !== lastFound) setLastFound(found)
  const job = found === undefined && lastFound?.id === id ? lastFound : found

  const client = useQueryClient()
  const since = useSelector(lastEntry(client), (entry) => entry?.since ?? 0)
  const receivedAt = inResult ? since : single.fetchedAt
  const store = statusHistory(client)
  const history = useSelector(store)
  useEffect(() => {
    // A job of a preview is stored once the result is complete.
    if (!job || receivedAt === 0 || (job !== inResult && job !== single.job)) return
    const next = withJob(store.get(), job, receivedAt)
    if (next !== store.get()) store.set(next)
  }, [store, job, inResult, single.job, receivedAt])

  if (id === null) return { open: null, row: -1, above: -1, below: -1 }
  const [above, next] = lastListing
    ? [rowBelow - 1, rowBelow]
    : row === -1
      ? [-1, -1]
      : [row - 1, row + 1]
  const rowNumbers = { row, above, below: next < rows.length ? next : -1 }
  if (job) {
    const statuses = receivedAt > 0 ? statusesOf(history, job, receivedAt) : (history.get(id) ?? [])
    const isSettled = found !== undefined || single.error !== null
    const absence = row === -1 && (isSettled || !lastListing) ? absenceOf(job, lastListing) : null
    const error = fetched ? search.error : single.error
    return { ...rowNumbers, open: { state: 'found', job, absence, error, statuses } }
  }
  if (job === null) return { ...rowNumbers, open: { state: 'missing' } }
  if (!single.error) return { ...rowNumbers, open: { state: 'searching' } }
  return { ...rowNumbers, open: { state: 'failed', error: single.error, retry: single.refresh } }
}

function absenceOf({ current_status: status }: TrainingJob, last: Listing | null): Absence {
  return { removed: last !== null, newStatus: last && last.status !== status ? status : null }
}
