import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { TableHandle } from '#src/table/JobsTable.tsx'
import { useView } from '#src/view/useView.tsx'
import type { Page } from './usePage.ts'

interface Elements {
  readonly table: RefObject<TableHandle | null>
  readonly main: RefObject<HTMLElement | null>
}

export function useJobNavigation({ rows, row, above, below }: Page, { table, main }: Elements) {
  const [view, setView] = useView()
  /** The element outside the table that opened the details, and the ID of their job. */
  const opener = useRef<{ readonly id: string; readonly element: HTMLElement | null }>(null)

  useEffect(() => {
    if (opener.current?.id !== view.open) opener.current = null
  }, [view.open])

  const openJob = useCallback(
    (id: string) => {
      const index = rows?.findIndex((job) => job.id === id) ?? -1
      opener.current = null
      if (index !== -1) table.current?.scrollTo(index)
      setView({ open: id })
    },
    [rows, table, setView],
  )

  const openDetails = useCallback(
    (id: string) => {
      // Safari doesn't focus a button that is clicked.
      const element = document.querySelector<HTMLElement>(':focus') ?? main.current
      opener.current = { id, element }
      setView({ open: id })
    },
    [main, setView],
  )

  /** Returns the focus to the element that opened the details, or else to the job's row. */
  const closeDetails = useCallback(() => {
    const element = opener.current?.element
    flushSync(() => setView({ open: null }))
    // If the job was removed from the list, focus the row that took its position.
    const nearest = [row, below, above].find((index) => index !== -1)
    if (element?.isConnected) element.focus({ preventScroll: true })
    else if (nearest !== undefined) table.current?.focus(nearest)
    else main.current?.focus()
  }, [row, below, above, table, main, setView])

  function step(by: -1 | 1) {
    const index = by === -1 ? above : below
    const next = rows?.[index]
    if (!next) return
    // If the focus is in the table, it stays with the open job.
    if (table.current?.focused()) table.current.focus(index)
    else table.current?.scrollTo(index)
    setView({ open: next.id }, 'replace')
  }

  return { openJob, openDetails, closeDetails, step }
}
