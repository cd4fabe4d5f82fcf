import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import { useEffect, useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobsDiff } from '#src/search/diffJobs.ts'
import { lastEntry, type HistoryEntry } from '#src/search/history.ts'

export interface StatusChange {
  readonly job: TrainingJob
  readonly from: string
}

export interface Changes {
  readonly changed: readonly StatusChange[]
  /** Jobs that a search by status no longer returns because their status changed. */
  readonly removed: readonly TrainingJob[]
  /** IDs of the rows to highlight: their status changed, or they were added to a search by status. */
  readonly highlighted: ReadonlySet<string>
}

/** How long changes last, ms: longer than the flash in `styles.css`, and long enough for screen readers. */
const DURATION = 5000

const NONE: Changes = { changed: [], removed: [], highlighted: new Set() }

/** Changes expire after `DURATION`, so that a row that is scrolled into view later doesn't flash. */
export function useStatusChanges(): Changes {
  const entry = useSelector(lastEntry(useQueryClient()))
  const [expired, setExpired] = useState<HistoryEntry | null>(null)
  useEffect(() => {
    if (!entry?.diff) return
    const timer = setTimeout(() => setExpired(entry), DURATION)
    return () => clearTimeout(timer)
  }, [entry])
  return useMemo(
    () => (entry?.diff && entry !== expired ? changesOf(entry.diff, entry.byStatus) : NONE),
    [entry, expired],
  )
}

function changesOf({ changed, added, removed }: JobsDiff, byStatus: boolean): Changes {
  const statusChanges = changed.filter(
    ({ before, after }) => before.current_status !== after.current_status,
  )
  const addedByStatus = byStatus ? added : []
  const removedByStatus = byStatus ? removed : []
  if (statusChanges.length + addedByStatus.length + removedByStatus.length === 0) return NONE
  return {
    changed: statusChanges.map(({ before, after }) => ({
      job: after,
      from: before.current_status,
    })),
    removed: removedByStatus,
    highlighted: new Set([
      ...statusChanges.map(({ after }) => after.id),
      ...addedByStatus.map(({ id }) => id),
    ]),
  }
}
