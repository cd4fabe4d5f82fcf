import { useSelector } from '@tanstack/react-store'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { lastEntry } from '#src/search/history.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { RefreshInterval } from '#src/search/polling.ts'
import { useTrainingJob } from '#src/search/useTrainingJob.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import type { Absence } from './absence.ts'
import { lastIndex, type Listing } from './lastIndex.ts'
import { statusHistory } from './persistedHistory.ts'
import { statusesOf, withJob, type HistoryEntry } from './statusHistory.ts'
import { useLastListing } from './useLastListing.ts'

/** What is known of the open job. */
export type OpenJob =
  | {
      readonly state: 'found'
      readonly job: TrainingJob
      /** Why it isn't in the list; `null` if it is, or that isn't known yet. */
      readonly absence: Absence | null
      /** Whether it is as before a poll that failed. */
      readonly isOld: boolean
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
  /** `null` if no job is open. */
  readonly open: OpenJob | null
  /** Its row in the list, from 0; -1 if it isn't listed. */
  readonly row: number
  /** The rows of the jobs above and below it, or of those around its place if it left the list; -1 for none. */
  readonly above: number
  readonly below: number
}

interface Listed {
  readonly search: TrainingJobs
  /** The jobs in the table. */
  readonly rows: readonly TrainingJob[]
  /** What decides which jobs are in the table, and their order. */
  readonly list: string
  readonly refreshInterval: RefreshInterval
}

/** The job whose ID is in the URL: from the result or, if that doesn't have it, from a search for its ID. */
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

  const left = useLastListing(id, { list, rows, row, result: state === 'ready' ? result : null })
  const index = useMemo(() => (left ? lastIndex(rows, left) : -1), [rows, left])

  // A job that leaves the list stays open until the search for its ID has found it.
  const [known, setKnown] = useState<TrainingJob | null>(null)
  if (found && found !== known) setKnown(found)
  const job = found === undefined && known?.id === id ? known : found

  const client = useQueryClient()
  const since = useSelector(lastEntry(client), (entry) => entry?.since ?? 0)
  const seenAt = inResult ? since : single.fetchedAt
  const history = statusHistory(client)
  const seen = useSelector(history)
  useEffect(() => {
    // A job of a preview is added with the result.
    if (!job || seenAt === 0 || (job !== inResult && job !== single.job)) return
    const next = withJob(history.get(), job, seenAt)
    if (next !== history.get()) history.set(next)
  }, [history, job, inResult, single.job, seenAt])

  if (id === null) return { open: null, row: -1, above: -1, below: -1 }
  const [above, next] = left ? [index - 1, index] : row === -1 ? [-1, -1] : [row - 1, row + 1]
  const around = { row, above, below: next < rows.length ? next : -1 }
  if (job) {
    const statuses = seenAt > 0 ? statusesOf(seen, job, seenAt) : (seen.get(id) ?? [])
    const isKnown = found !== undefined || single.error !== null
    const absence = row === -1 && (isKnown || !left) ? absenceOf(job, left) : null
    const isOld = (fetched ? search.error : single.error) !== null
    return { ...around, open: { state: 'found', job, absence, isOld, statuses } }
  }
  if (job === null) return { ...around, open: { state: 'missing' } }
  if (!single.error) return { ...around, open: { state: 'searching' } }
  return { ...around, open: { state: 'failed', error: single.error, retry: single.refresh } }
}

function absenceOf({ current_status: status }: TrainingJob, left: Listing | null): Absence {
  return { removed: left !== null, became: left && left.status !== status ? status : null }
}
