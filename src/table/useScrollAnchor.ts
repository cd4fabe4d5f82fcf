import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

interface Rows {
  readonly jobs: readonly TrainingJob[]
  /** Jobs that the last answer brought. */
  readonly came: readonly TrainingJob[]
  /** What decides which rows there are, and in what order: only an answer changes them while it stays. */
  readonly view: string
  /** The search of the jobs: another one begins at the top. */
  readonly search: string
  /** The row that has the focus, from 0; -1 for none. */
  readonly focused: number
  /** px */
  readonly rowHeight: number
}

interface ReadingPlace {
  /** How many new jobs stand above what is in view, unseen. */
  readonly newAbove: number
  readonly onScroll: () => void
}

/** Rows that may take the part of one that is gone. */
const CANDIDATES = 50

const NONE: ReadonlySet<string> = new Set()

/**
 * Keeps the row under the reader's eyes where it is when an answer brings or takes rows above it. At
 * the top of the table new rows just push the others down: that is where a reader waits for them.
 */
export function useScrollAnchor(
  container: RefObject<HTMLElement | null>,
  { jobs, came, view, search, focused, rowHeight }: Rows,
): ReadingPlace {
  const last = useRef({ jobs, came, view, search, focused, rowHeight })
  const scrolled = useRef(0)
  const [unseen, setUnseen] = useState(NONE)

  useLayoutEffect(() => {
    const before = last.current
    const box = container.current
    if (!box) return
    if (before.search !== search) scrollTo(box, 0)
    else if (before.rowHeight !== rowHeight) {
      // By now the browser may have cut it down to what is left of the table.
      scrollTo(box, (scrolled.current / before.rowHeight) * rowHeight)
    }
    if (before.search !== search || before.view !== view) {
      setUnseen(NONE)
    } else if (before.jobs !== jobs && box.scrollTop > 0) {
      const moved = rowsMoved(before.jobs, jobs, rowLookedAt(box, before.focused, rowHeight))
      if (moved !== 0) scrollTo(box, box.scrollTop + moved * rowHeight)
      if (before.came !== came) {
        setUnseen((now) =>
          idsAbove(jobs, topRow(box, rowHeight), new Set([...now, ...idsOf(came)])),
        )
      }
    }
  }, [container, jobs, came, view, search, rowHeight])

  useLayoutEffect(() => {
    last.current = { jobs, came, view, search, focused, rowHeight }
  })

  return {
    newAbove: unseen.size,
    onScroll: () => {
      const box = container.current
      scrolled.current = box?.scrollTop ?? 0
      if (!box || unseen.size === 0) return
      const above = idsAbove(jobs, topRow(box, rowHeight), unseen)
      if (above.size < unseen.size) setUnseen(above)
    },
  }
}

/** The first row in view, from 0, which may be cut. */
function topRow(box: HTMLElement, rowHeight: number): number {
  return Math.floor(box.scrollTop / rowHeight)
}

/** The rows for the new place must be drawn before anything is painted. */
function scrollTo(box: HTMLElement, top: number): void {
  box.scrollTop = top
  box.dispatchEvent(new Event('scroll'))
}

/** The row with the focus, if it is in view, else the first in view. */
function rowLookedAt(box: HTMLElement, focused: number, rowHeight: number): number {
  const top = topRow(box, rowHeight)
  const bottom = top + box.clientHeight / rowHeight
  return focused >= top && focused < bottom ? focused : top
}

/** By how many rows the one at `from`, or the next that is still there, moved down. */
function rowsMoved(
  before: readonly TrainingJob[],
  jobs: readonly TrainingJob[],
  from: number,
): number {
  const candidates = before.slice(from, from + CANDIDATES)
  const places = new Map(candidates.map(({ id }, index) => [id, from + index]))
  let found: { was: number; is: number } | undefined
  for (const [is, { id }] of jobs.entries()) {
    const was = places.get(id)
    if (was !== undefined && (!found || was < found.was)) found = { was, is }
    if (found?.was === from) break
  }
  return found ? found.is - found.was : 0
}

/** Which of `ids` stand above row `top`. */
function idsAbove(
  jobs: readonly TrainingJob[],
  top: number,
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(idsOf(jobs.slice(0, top)).filter((id) => ids.has(id)))
}

function idsOf(jobs: readonly TrainingJob[]): string[] {
  return jobs.map(({ id }) => id)
}
