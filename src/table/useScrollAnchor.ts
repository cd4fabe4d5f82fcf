import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { sameOffset, type RowsGeometry } from './rowsGeometry.ts'
import { roomForRows, scrolledRows, scrollRows } from './scrolledRows.ts'

interface Rows {
  readonly jobs: readonly TrainingJob[]
  /** Jobs that the last result added. */
  readonly added: readonly TrainingJob[]
  /** The order and the client filters: while they stay the same, only a result changes the rows. */
  readonly rowsKey: string
  /** The job set of the jobs' search: another one begins at the top. */
  readonly searchKey: string
  /** The row that has the focus, from 0; -1 for none. */
  readonly focused: number
  readonly geometry: RowsGeometry
}

interface ReadingPlace {
  /** How many new jobs are above those in view, not seen yet. */
  readonly newAbove: number
  readonly onScroll: () => void
}

/** How many rows may replace one that was removed. */
const CANDIDATES = 50

const NONE: ReadonlySet<string> = new Set()

/**
 * Keeps the row that a person reads where it is when a result adds or removes rows above it. At the top of the
 * table new rows push the others down, since a person who scrolled there waits for them.
 */
export function useScrollAnchor(
  container: RefObject<HTMLElement | null>,
  { jobs, added, rowsKey, searchKey, focused, geometry }: Rows,
): ReadingPlace {
  const last = useRef({ jobs, added, rowsKey, searchKey, focused, geometry })
  const scrolled = useRef(0)
  const [unseen, setUnseen] = useState(NONE)

  useLayoutEffect(() => {
    const before = last.current
    const box = container.current
    if (!box) return
    const top = scrolledRows(box)
    if (before.searchKey !== searchKey) {
      if (top > 0) scrollRows(box, 0)
    } else if (before.geometry !== geometry && before.jobs === jobs) {
      // The browser may have reduced it already, if the table became shorter.
      if (scrolled.current > 0) {
        scrollRows(box, sameOffset(scrolled.current, before.geometry, geometry))
      }
    }
    if (before.searchKey !== searchKey || before.rowsKey !== rowsKey) {
      setUnseen(NONE)
    } else if (before.jobs !== jobs && top > 0) {
      const looked = rowLookedAt(box, before.focused, before.geometry)
      const found = rowFound(before.jobs, jobs, looked)
      const moved = found ? geometry.offsetOf(found.is) - before.geometry.offsetOf(found.was) : 0
      if (moved !== 0) scrollRows(box, top + moved)
      if (before.added !== added) {
        setUnseen((now) =>
          idsAbove(jobs, topRow(box, geometry), new Set([...now, ...idsOf(added)])),
        )
      }
    }
  }, [container, jobs, added, rowsKey, searchKey, geometry])

  useLayoutEffect(() => {
    last.current = { jobs, added, rowsKey, searchKey, focused, geometry }
  })

  return {
    newAbove: unseen.size,
    onScroll: () => {
      const box = container.current
      scrolled.current = box ? scrolledRows(box) : 0
      if (!box || unseen.size === 0) return
      const above = idsAbove(jobs, topRow(box, geometry), unseen)
      if (above.size < unseen.size) setUnseen(above)
    },
  }
}

/** The first row in view, from 0, which may be cut. */
function topRow(box: HTMLElement, { rowAt }: RowsGeometry): number {
  return rowAt(Math.max(0, scrolledRows(box)))
}

/** The row with the focus, if it is in view, else the first in view. */
function rowLookedAt(box: HTMLElement, focused: number, geometry: RowsGeometry): number {
  const top = topRow(box, geometry)
  const bottom = geometry.offsetOf(top) + roomForRows(box)
  return focused >= top && geometry.offsetOf(focused) < bottom ? focused : top
}

/** Where the row at `from`, or the next that is still there, was and is; undefined if none of them is. */
function rowFound(
  before: readonly TrainingJob[],
  jobs: readonly TrainingJob[],
  from: number,
): { readonly was: number; readonly is: number } | undefined {
  const candidates = before.slice(from, from + CANDIDATES)
  const indexes = new Map(candidates.map(({ id }, index) => [id, from + index]))
  let found: { was: number; is: number } | undefined
  for (const [is, { id }] of jobs.entries()) {
    const was = indexes.get(id)
    if (was !== undefined && (!found || was < found.was)) found = { was, is }
    if (found?.was === from) break
  }
  return found
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
