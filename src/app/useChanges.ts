import { useEffect, useState } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { comingsAndGoings, statusChanges, type StatusChange } from '../jobs/lists.ts'

/** What changed between two answers to the same search. */
export interface Changes {
  readonly changed: readonly StatusChange[]
  /** Jobs that a search for some statuses no longer holds, because theirs is another now. */
  readonly left: readonly TrainingJob[]
  /** IDs of the rows to light up: their status changed, or it brought them into a search for some statuses. */
  readonly lit: ReadonlySet<string>
}

/** How long a change is marked, ms: longer than the flash in `styles.css`, and long enough to be read out. */
const MARKED = 5000

const NONE: Changes = { changed: [], left: [], lit: new Set() }

/**
 * The changes between the last two answers to one search; none across a change of search. They are
 * forgotten after a moment, so that a row that is scrolled into view later does not flash.
 */
export function useChanges(
  jobs: readonly TrainingJob[] | null,
  search: string,
  byStatus: boolean,
): Changes {
  const [last, setLast] = useState({ jobs, search, changes: NONE })
  if (last.jobs !== jobs || last.search !== search) {
    const before = last.search === search ? last.jobs : null
    setLast({ jobs, search, changes: before && jobs ? changesOf(before, jobs, byStatus) : NONE })
  }

  useEffect(() => {
    if (last.changes === NONE) return
    const timer = setTimeout(() => setLast((now) => ({ ...now, changes: NONE })), MARKED)
    return () => clearTimeout(timer)
  }, [last.changes])

  return last.changes
}

function changesOf(
  before: readonly TrainingJob[],
  after: readonly TrainingJob[],
  byStatus: boolean,
): Changes {
  const changed = statusChanges(before, after)
  const { came, left } = byStatus ? comingsAndGoings(before, after) : { came: [], left: [] }
  if (changed.length + came.length + left.length === 0) return NONE
  return {
    changed,
    left,
    lit: new Set([...changed.map(({ job }) => job), ...came].map(({ id }) => id)),
  }
}
