import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { sameOffset, type RowsGeometry } from './rowsGeometry.ts'
import { roomForRows, scrolledRows, scrollRows } from './scrolledRows.ts'

interface Rows {
  readonly jobs: readonly TrainingJob[]
  readonly added: readonly TrainingJob[]
  /** Identifies the sort order and the client filters: while it is the same, only a result changes the rows. */
  readonly rowsKey: string
  /** Identifies the job set of the search. When it changes, the table scrolls to the top. */
  readonly searchKey: string
  /** -1 if no row has the focus. */
  readonly focused: number
  readonly geometry: RowsGeometry
}

interface ScrollAnchor {
  /** How many new jobs are above those in view and haven't been scrolled into view yet. */
  readonly newAbove: number
  readonly onScroll: () => void
}

/** How many rows to try as the anchor, in case the first ones were removed. */
const MAX_CANDIDATES = 50

const NONE: ReadonlySet<string> = new Set()

/**
 * Keeps the first row in view, or the focused one, in place when a result adds or removes rows above it. If the table
 * is scrolled to the top, new rows push the others down, so that they are visible.
 */
export function useScrollAnchor(
  container: RefObject<HTMLElement | null>,
  { jobs, added, rowsKey, searchKey, focused, geometry }: Rows,
): ScrollAnchor {
  const last = useRef({ jobs, added, rowsKey, searchKey, focused, geometry })
  const scrolled = useRef(0)
  const [newIds, setNewIds] = useState(NONE)

  useLayoutEffect(() => {
    const before = last.current
    const box = container.current
    const isSame =
      before.searchKey === searchKey &&
      before.rowsKey === rowsKey &&
      before.jobs === jobs &&
      before.geometry === geometry
    // Measuring in the first render would force a layout.
    if (!box || isSame) return
    const top = scrolledRows(box)
    if (before.searchKey !== searchKey) {
      if (top > 0) scrollRows(box, 0)
    } else if (before.geometry !== geometry && before.jobs === jobs) {
      // Not `top`, which the browser has already reduced if the table got shorter.
      if (scrolled.current > 0) {
        scrollRows(box, sameOffset(scrolled.current, before.geometry, geometry))
      }
    }
    if (before.searchKey !== searchKey || before.rowsKey !== rowsKey) {
      setNewIds(NONE)
    } else if (before.jobs !== jobs && top > 0) {
      const row = anchorRow(box, before.focused, before.geometry)
      const anchor = findAnchor(before.jobs, jobs, row)
      const moved = anchor
        ? geometry.offsetOf(anchor.rowNow) - before.geometry.offsetOf(anchor.rowBefore)
        : 0
      if (moved !== 0) scrollRows(box, top + moved)
      if (before.added !== added) {
        setNewIds((now) =>
          idsAbove(jobs, topRow(box, geometry), new Set([...now, ...idsOf(added)])),
        )
      }
    }
  }, [container, jobs, added, rowsKey, searchKey, geometry])

  useLayoutEffect(() => {
    last.current = { jobs, added, rowsKey, searchKey, focused, geometry }
  })

  return {
    newAbove: newIds.size,
    onScroll: () => {
      const box = container.current
      scrolled.current = box ? scrolledRows(box) : 0
      if (!box || newIds.size === 0) return
      const above = idsAbove(jobs, topRow(box, geometry), newIds)
      if (above.size < newIds.size) setNewIds(above)
    },
  }
}

function topRow(box: HTMLElement, { rowAt }: RowsGeometry): number {
  return rowAt(Math.max(0, scrolledRows(box)))
}

function anchorRow(box: HTMLElement, focused: number, geometry: RowsGeometry): number {
  const top = topRow(box, geometry)
  const bottom = geometry.offsetOf(top) + roomForRows(box)
  return focused >= top && geometry.offsetOf(focused) < bottom ? focused : top
}

/**
 * Returns the rows before and now of the job at row `from` or the next one that still exists; `undefined` if none.
 */
function findAnchor(
  before: readonly TrainingJob[],
  jobs: readonly TrainingJob[],
  from: number,
): { readonly rowBefore: number; readonly rowNow: number } | undefined {
  const candidates = before.slice(from, from + MAX_CANDIDATES)
  const rowsBefore = new Map(candidates.map(({ id }, index) => [id, from + index]))
  let found: { rowBefore: number; rowNow: number } | undefined
  for (const [rowNow, { id }] of jobs.entries()) {
    const rowBefore = rowsBefore.get(id)
    if (rowBefore !== undefined && (!found || rowBefore < found.rowBefore)) {
      found = { rowBefore, rowNow }
    }
    if (found?.rowBefore === from) break
  }
  return found
}

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
