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
import type { Columns } from '#src/view/columns.ts'
import { cellAfter, focusCell, jobOfCell, type CellPosition } from './cellKeys.ts'
import type { OnOpen } from './openClicked.ts'
import { firstRowFrom, type RowsGeometry } from './rowsGeometry.ts'
import { scrolledRows } from './scrolledRows.ts'

interface CellFocus {
  /** -1 if no row has the focus. The row must stay rendered, or the focus would be lost. */
  readonly row: number
  readonly focus: (row: number) => void
  readonly step: (step: -1 | 1) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: () => void
}

interface Cells {
  readonly jobs: readonly TrainingJob[]
  readonly columns: Columns
  readonly geometry: RowsGeometry
  /** The details follow the focus while they are open. */
  readonly open: string | null
  readonly onOpen: OnOpen
}

/**
 * Keyboard navigation. The table is one tab stop after its headers; from there, the arrow keys move from cell to cell,
 * and Home and End to the first and last row. The focus stays with its job when rows are added, removed or moved.
 */
export function useCellFocus(
  container: RefObject<HTMLElement | null>,
  { jobs, columns, geometry, open, onOpen }: Cells,
): CellFocus {
  // The cell with the link to the details; the first one after the checkbox if the name's column is hidden.
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
    // Browsers remove the focus from an element that is moved, and the row may display another job now.
    const isLost = activeElement === document.body
    const isOtherJob = cell && jobOfCell(cell, jobs)?.id !== focused.id
    if (row === -1 && (isLost || isOtherJob)) container.current.focus({ preventScroll: true })
    else if (isLost || isOtherJob) focusCell(container.current, { row, column: focused.column })
    // oxlint-disable-next-line react/exhaustive-deps -- only new rows move it: a focus that the user moved must stay
  }, [jobs])

  useLayoutEffect(() => {
    const { activeElement } = document
    if (!focused || !container.current) return
    const cell = activeElement?.closest('td')
    // The focused column may be hidden now, or have another index.
    if (activeElement === document.body) focusCell(container.current, { row, column: nameColumn })
    else if (cell && cell.cellIndex !== focused.column && container.current.contains(cell)) {
      setFocused({ id: focused.id, column: cell.cellIndex })
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only new columns can hide or move it
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
      // Ctrl-Home and Ctrl-End work like Home and End.
      if (event.metaKey || event.altKey || event.shiftKey || (event.ctrlKey && !isEnd)) return
      if (key === 'Escape' && open !== null) onOpen(null)
      else if (key === 'Escape' && row !== -1) table.focus({ preventScroll: true })
      const here = jobs[row]
      // Links and buttons in cells handle Enter themselves; checkboxes don't.
      const opensOnEnter =
        target instanceof HTMLTableCellElement || target instanceof HTMLInputElement
      if (key === 'Enter' && here && opensOnEnter) onOpen(here.id)
      // From the table itself or a header, the down arrow moves to the first row in view, Home and End to the ends.
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
      // Deferred until the next element has the focus, and a moved row has it back.
      setTimeout(() => {
        if (!container.current?.contains(document.activeElement)) setFocused(null)
      })
    },
  }
}

function firstInView(table: HTMLElement, geometry: RowsGeometry): number {
  return firstRowFrom(geometry, Math.max(0, scrolledRows(table)))
}
