import { useSelector } from '@tanstack/react-store'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobsDiff } from '#src/search/diffJobs.ts'
import { lastEntry, type HistoryEntry } from '#src/search/history.ts'

/** A job whose status changed. */
export interface StatusChange {
  readonly job: TrainingJob
  /** The status before. */
  readonly from: string
}

/** What the last result changed. */
export interface Changes {
  readonly changed: readonly StatusChange[]
  /** Jobs that a search by status no longer returns, since their status changed. */
  readonly removed: readonly TrainingJob[]
  /** IDs of the rows to highlight: their status changed, or it brought them into a search by status. */
  readonly highlighted: ReadonlySet<string>
}

/** How long changes are marked, ms: longer than the flash in `styles.css`, and long enough to be read out. */
const MARKED = 5000

const NONE: Changes = { changed: [], removed: [], highlighted: new Set() }

/**
 * What the last result changed in the one before. The changes last for some seconds only, so that a row that is
 * scrolled into view later doesn't flash.
 */
export function useStatusChanges(): Changes {
  const entry = useSelector(lastEntry(useQueryClient()))
  const [old, setOld] = useState<HistoryEntry | null>(null)
  useEffect(() => {
    if (!entry?.diff) return
    const timer = setTimeout(() => setOld(entry), MARKED)
    return () => clearTimeout(timer)
  }, [entry])
  return useMemo(
    () => (entry?.diff && entry !== old ? changesOf(entry.diff, entry.byStatus) : NONE),
    [entry, old],
  )
}

function changesOf({ changed, added, removed }: JobsDiff, byStatus: boolean): Changes {
  const others = changed.filter(
    ({ before, after }) => before.current_status !== after.current_status,
  )
  const arrived = byStatus ? added : []
  const gone = byStatus ? removed : []
  if (others.length + arrived.length + gone.length === 0) return NONE
  return {
    changed: others.map(({ before, after }) => ({ job: after, from: before.current_status })),
    removed: gone,
    highlighted: new Set([...others.map(({ after }) => after.id), ...arrived.map(({ id }) => id)]),
  }
}
