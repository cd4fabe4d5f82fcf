import { useSelector } from '@tanstack/react-store'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { lastEntry } from '#src/search/history.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { Pace } from '#src/search/polling.ts'
import { useTrainingJob } from '#src/search/useTrainingJob.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { statusHistory } from './persistedHistory.ts'
import { statusesOf, withJob, type SeenStatus } from './statusHistory.ts'

/** What is known of the open job. */
export type OpenJob =
  | {
      readonly state: 'found'
      readonly job: TrainingJob
      /** Whether it is in the table. */
      readonly listed: boolean
      readonly statuses: readonly SeenStatus[]
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
}

/**
 * The job whose ID is in the URL: from the result or, if that doesn't have it, from a search for its ID. `rows`
 * are the jobs in the table.
 */
export function useOpenJob(
  id: string | null,
  { search, rows, pace }: { search: TrainingJobs; rows: readonly TrainingJob[]; pace: Pace },
): Opened {
  const { state, result, fetching } = search
  const row = useMemo(() => (id === null ? -1 : rows.findIndex((job) => job.id === id)), [rows, id])
  const inResult = useMemo(
    () => (id === null ? undefined : result?.jobs.find((job) => job.id === id)),
    [result, id],
  )
  const listed = rows[row] ?? inResult
  const mayBeListed = state !== 'ready' && fetching
  const single = useTrainingJob(listed || mayBeListed ? null : id, pace)
  const found = listed ?? single.job

  // A job that leaves the list stays open until the search for its ID has found it.
  const [last, setLast] = useState<TrainingJob | null>(null)
  if (found && found !== last) setLast(found)
  const job = found === undefined && last?.id === id ? last : found

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

  if (id === null) return { open: null, row: -1 }
  if (job) {
    const statuses = seenAt > 0 ? statusesOf(seen, job, seenAt) : (seen.get(id) ?? [])
    return { row, open: { state: 'found', job, listed: row !== -1, statuses } }
  }
  if (job === null) return { row, open: { state: 'missing' } }
  if (!single.error) return { row, open: { state: 'searching' } }
  return { row, open: { state: 'failed', error: single.error, retry: single.refresh } }
}
