import {
  useLayoutEffect,
  useMemo,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cellAfter, focusCell, jobOfCell, type CellPosition } from './cellKeys.ts'
import type { Columns } from '#src/view/columns.ts'
import type { OnOpen } from './openClicked.ts'
import { firstRowFrom, type RowsGeometry } from './rowsGeometry.ts'
import { scrolledRows } from './scrolledRows.ts'

interface CellFocus {
  /** The row that has the focus, from 0; -1 for none. It must be drawn, or the focus would be lost. */
  readonly row: number
  /** Gives a row the focus, at its name. */
  readonly focus: (row: number) => void
  /** Moves the focus up or down a row: from its row or, without one, to the first in view. */
  readonly step: (step: -1 | 1) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: () => void
}

interface Cells {
  readonly jobs: readonly TrainingJob[]
  readonly columns: Columns
  readonly geometry: RowsGeometry
  /** The ID of the job whose details are open; they follow the focus. */
  readonly open: string | null
  readonly onOpen: OnOpen
}

/**
 * The table is one stop of the Tab key after its headers; from there the arrow keys go from cell to cell, and Home
 * and End to the first and last row. The focus belongs to a job, not to a place: it stays with the job when rows come,
 * go and move.
 */
export function useCellFocus(
  container: RefObject<HTMLElement | null>,
  { jobs, columns, geometry, open, onOpen }: Cells,
): CellFocus {
  // The cell of a row's name, which leads to its details; the first one after the checkbox where it is hidden.
  const nameColumn =
    Math.max(
      0,
      columns.findIndex(({ key }) => key === 'name'),
    ) + 1
  const [focused, setFocused] = useState<{ id: string; column: number } | null>(null)
  const id = focused?.id
  const row = useMemo(
    () => (id === undefined ? -1 : jobs.findIndex((job) => job.id === id)),
    [jobs, id],
  )

  useLayoutEffect(() => {
    const { activeElement } = document
    if (!focused || !container.current) return
    const cell = activeElement?.closest('td')
    // A browser takes the focus from an element that is moved; and the row may be another job's now.
    const isLost = activeElement === document.body
    const isOther = cell && jobOfCell(cell, jobs)?.id !== focused.id
    if (row === -1 && (isLost || isOther)) container.current.focus({ preventScroll: true })
    else if (isLost || isOther) focusCell(container.current, { row, column: focused.column })
    // Only new rows can have moved it.
    // oxlint-disable-next-line react/exhaustive-deps -- a focus that a person moved must stay where it is
  }, [jobs])

  useLayoutEffect(() => {
    const { activeElement } = document
    if (!focused || !container.current) return
    const cell = activeElement?.closest('td')
    // Its column may be hidden now, or be another one.
    if (activeElement === document.body) focusCell(container.current, { row, column: nameColumn })
    else if (cell && cell.cellIndex !== focused.column && container.current.contains(cell)) {
      setFocused({ id: focused.id, column: cell.cellIndex })
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only other columns can have hidden it
  }, [columns])

  function moveTo(position: CellPosition) {
    const job = jobs[position.row]
    if (!job || !container.current) return
    flushSync(() => setFocused({ id: job.id, column: position.column }))
    focusCell(container.current, position)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return {
    row,
    focus: (next) => moveTo({ row: next, column: nameColumn }),
    step: (step) => {
      const top = container.current ? firstInView(container.current, geometry) : 0
      moveTo({ row: row === -1 ? top : row + step, column: focused?.column ?? nameColumn })
    },
    onKeyDown: (event) => {
      const { currentTarget: table, target, key } = event
      const isEnd = key === 'Home' || key === 'End'
      // Ctrl-Home and Ctrl-End do what the two do without it.
      if (event.metaKey || event.altKey || event.shiftKey || (event.ctrlKey && !isEnd)) return
      if (key === 'Escape' && open !== null) onOpen(null)
      else if (key === 'Escape' && row !== -1) table.focus({ preventScroll: true })
      const here = jobs[row]
      // A link or button in a cell does its own; a checkbox has no use for the key.
      const isFree = target instanceof HTMLTableCellElement || target instanceof HTMLInputElement
      if (key === 'Enter' && here && isFree) onOpen(here.id)
      // From the table itself or a header, the down arrow leads to the first row in view, Home and End to the ends.
      const above = firstInView(table, geometry) - 1
      const header = target instanceof Element ? target.closest('th') : null
      const from =
        row === -1 || !focused
          ? { row: above, column: header?.cellIndex ?? 1 }
          : { row, column: focused.column }
      if (row === -1 && key !== 'ArrowDown' && !isEnd) return
      const next = cellAfter(key, from, jobs.length, columns.length + 1)
      const job = next && jobs[next.row]
      if (!next || !job) return
      event.preventDefault()
      moveTo(next)
      if (open !== null && job.id !== open) onOpen(job.id, 'replace')
    },
    onFocus: ({ target }) => {
      const cell = target.closest('td')
      const job = cell && jobOfCell(cell, jobs)
      setFocused(cell && job ? { id: job.id, column: cell.cellIndex } : null)
    },
    onBlur: () => {
      // Later, when it is known who has the focus instead; a moved row has it back by then.
      setTimeout(() => {
        if (!container.current?.contains(document.activeElement)) setFocused(null)
      })
    },
  }
}

/** The first row that is whole in view, from 0. */
function firstInView(table: HTMLElement, geometry: RowsGeometry): number {
  return firstRowFrom(geometry, Math.max(0, scrolledRows(table)))
}
