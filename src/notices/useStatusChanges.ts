import { useEffect, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Answer, Difference } from '#src/search/reader/result.ts'

/** A job whose status an answer changed. */
export interface StatusChange {
  readonly job: TrainingJob
  /** The status before. */
  readonly from: string
}

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
 * What the last answer changed in the one before, to the same search. It is forgotten after a moment,
 * so that a row that is scrolled into view later does not flash.
 */
export function useStatusChanges(answer: Answer | null, byStatus: boolean): Changes {
  const jobs = answer?.jobs
  const [last, setLast] = useState({ jobs, changes: NONE })
  if (last.jobs !== jobs) {
    const difference = answer && last.jobs ? differenceFrom(last.jobs, answer) : null
    setLast({ jobs, changes: difference ? changesOf(difference, byStatus) : NONE })
  }

  useEffect(() => {
    if (last.changes === NONE) return
    const timer = setTimeout(() => setLast((now) => ({ ...now, changes: NONE })), MARKED)
    return () => clearTimeout(timer)
  }, [last.changes])

  return last.changes
}

/** What an answer changed in the jobs shown before; null where it followed others, as of another search. */
function differenceFrom(shown: readonly TrainingJob[], { jobs, difference }: Answer) {
  if (!difference) return null
  const { changed, came, left } = difference
  if (shown.length - left.length + came.length !== jobs.length) return null
  const known = changed[0]?.before ?? left[0]
  return known === undefined || shown.includes(known) ? difference : null
}

function changesOf({ changed, came, left }: Difference, byStatus: boolean): Changes {
  const others = changed.filter(
    ({ before, after }) => before.current_status !== after.current_status,
  )
  const arrived = byStatus ? came : []
  const gone = byStatus ? left : []
  if (others.length + arrived.length + gone.length === 0) return NONE
  return {
    changed: others.map(({ before, after }) => ({ job: after, from: before.current_status })),
    left: gone,
    lit: new Set([...others.map(({ after }) => after.id), ...arrived.map(({ id }) => id)]),
  }
}
