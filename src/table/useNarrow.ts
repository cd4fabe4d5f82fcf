import { useMemo, useState, useSyncExternalStore, type RefObject } from 'react'
import {
  columnsOf,
  parseColumns,
  printColumns,
  type Columns,
  type ColumnsView,
} from '#src/view/columns.ts'
import { narrowColumns } from './narrowColumns.ts'
import { minWidthOf } from './widths.ts'

/** Where the details are beside the list; elsewhere they cover it. */
const BESIDE = '(width >= 64rem)'

/** A list this wide is wide enough, also where its last columns are out of view, px. */
const WIDE = 1200

/**
 * The columns of the list if the open details leave less room for the table than its columns need; else `null`.
 * Rendered before anything is painted, and only for other columns.
 */
export function useNarrow(
  container: RefObject<HTMLElement | null>,
  { open, ...view }: ColumnsView & { readonly open: boolean },
): Columns | null {
  const [width] = useState(() => observeWidth(container))
  // As a text, which is equal for equal columns.
  const text = useSyncExternalStore(width.subscribe, () => {
    const room = width.get()
    const isNarrow =
      open &&
      room > 0 &&
      room < Math.min(minWidthOf(columnsOf(view), 'all'), WIDE) &&
      matchMedia(BESIDE).matches
    return isNarrow ? printColumns(narrowColumns(view, room)) : ''
  })
  return useMemo(() => parseColumns(text), [text])
}

/** The width of an element, px; 0 while it has none. */
function observeWidth(container: RefObject<HTMLElement | null>) {
  let width = 0
  return {
    get: () => width,
    subscribe: (onChange: () => void) => {
      const element = container.current
      if (!element) return () => {}
      const observer = new ResizeObserver(() => {
        width = element.clientWidth
        onChange()
      })
      observer.observe(element)
      return () => observer.disconnect()
    },
  }
}
