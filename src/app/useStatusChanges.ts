import { useEffect, useState } from 'react'
import { statusChanges, type StatusChange } from '../jobs/lists.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'

/** How long a changed row is marked, ms: the flash's length in `styles.css`, and a little. */
const MARKED = 3000

const NONE: readonly StatusChange[] = []

/**
 * The status changes between the last two answers to one search; none across a change of search.
 * They are forgotten after a moment, so that a row that is scrolled into view later does not flash.
 */
export function useStatusChanges(
  jobs: readonly TrainingJob[] | null,
  search: string,
): readonly StatusChange[] {
  const [last, setLast] = useState({ jobs, search, changes: NONE })
  if (last.jobs !== jobs || last.search !== search) {
    const comparable = last.jobs && jobs && last.search === search
    setLast({ jobs, search, changes: comparable ? statusChanges(last.jobs ?? [], jobs) : NONE })
  }

  useEffect(() => {
    if (last.changes.length === 0) return
    const timer = setTimeout(() => setLast((now) => ({ ...now, changes: NONE })), MARKED)
    return () => clearTimeout(timer)
  }, [last.changes])

  return last.changes
}
