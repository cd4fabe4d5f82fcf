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

/** When the details are beside the list; otherwise they cover it. */
const SIDE_BY_SIDE = '(width >= 64rem)'

/** A list this wide has enough room, even if its last columns are out of view, px. */
const MAX_NARROW = 1200

/**
 * Returns the columns of the list if the open details leave less room for the table than all its columns need; `null`
 * if there is enough. Renders before the next paint, and only if the columns change.
 */
export function useNarrow(
  container: RefObject<HTMLElement | null>,
  { open, ...view }: ColumnsView & { readonly open: boolean },
): Columns | null {
  const [width] = useState(() => observeWidth(container))
  // As text, which is equal for equal columns.
  const text = useSyncExternalStore(width.subscribe, () => {
    const room = width.get()
    const isNarrow =
      open &&
      room > 0 &&
      room < Math.min(minWidthOf(columnsOf(view), 'all'), MAX_NARROW) &&
      matchMedia(SIDE_BY_SIDE).matches
    return isNarrow ? printColumns(narrowColumns(view, room)) : ''
  })
  return useMemo(() => parseColumns(text), [text])
}

/** px; 0 until it is measured. */
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
