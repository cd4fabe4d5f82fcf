import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { TableHandle } from '#src/table/JobsTable.tsx'
import { useView } from '#src/view/useView.tsx'
import type { Page } from './usePage.ts'

interface Elements {
  readonly table: RefObject<TableHandle | null>
  readonly main: RefObject<HTMLElement | null>
}

/** The ways from job to job: the focus, the table's scroll position and the details stay together. */
export function useJobNavigation({ rows, row, above, below }: Page, { table, main }: Elements) {
  const [view, setView] = useView()
  /** What opened the details from outside the table, and the ID of their job. */
  const opener = useRef<{ readonly id: string; readonly element: HTMLElement | null }>(null)

  useEffect(() => {
    // Other details were opened elsewhere, or these were closed.
    if (opener.current?.id !== view.open) opener.current = null
  }, [view.open])

  /** Opens a job's details, and scrolls to its row. */
  const openJob = useCallback(
    (id: string) => {
      const index = rows?.findIndex((job) => job.id === id) ?? -1
      opener.current = null
      if (index !== -1) table.current?.show(index)
      setView({ open: id })
    },
    [rows, table, setView],
  )

  /** Opens a job's details, and leaves the page where it is. */
  const openDetails = useCallback(
    (id: string) => {
      // Safari doesn't focus a button that is clicked.
      const element = document.querySelector<HTMLElement>(':focus') ?? main.current
      opener.current = { id, element }
      setView({ open: id })
    },
    [main, setView],
  )

  /** Closes the details. The focus returns to what opened them, without scrolling; else it goes to the job's row. */
  const closeDetails = useCallback(() => {
    const element = opener.current?.element
    flushSync(() => setView({ open: null }))
    // Of a job that left the list, the row in its place gets the focus.
    const nearest = [row, below, above].find((index) => index !== -1)
    if (element?.isConnected) element.focus({ preventScroll: true })
    else if (nearest !== undefined) table.current?.focus(nearest)
    else main.current?.focus()
  }, [row, below, above, table, main, setView])

  /** Opens the job before (-1) or after (1) the open one. */
  function step(by: -1 | 1) {
    const index = by === -1 ? above : below
    const next = rows?.[index]
    if (!next) return
    // If the focus is in the table, it stays with the open job.
    if (table.current?.focused()) table.current.focus(index)
    else table.current?.show(index)
    setView({ open: next.id }, 'replace')
  }

  return { openJob, openDetails, closeDetails, step }
}
