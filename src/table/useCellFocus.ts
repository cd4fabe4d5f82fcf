import {
  useLayoutEffect,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import { cellAfter, focusCell } from './cellKeys.ts'
import { ROW_HEIGHT } from './widths.ts'

interface CellFocus {
  /** The row that has the focus, from 0; -1 for none. It must be drawn, or the focus would be lost. */
  readonly row: number
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: () => void
}

/**
 * The table is one stop of the Tab key after its headers; from there the arrow keys go from cell to
 * cell. The focus belongs to a job, not to a place: it stays with the job when rows come, go and move.
 */
export function useCellFocus(
  container: RefObject<HTMLElement | null>,
  ids: readonly string[],
  columns: number,
): CellFocus {
  const [focused, setFocused] = useState<{ id: string; column: number } | null>(null)
  const row = focused ? ids.indexOf(focused.id) : -1

  useLayoutEffect(() => {
    // A browser takes the focus from an element that is moved or removed.
    if (!focused || !container.current || document.activeElement !== document.body) return
    if (row === -1) container.current.focus()
    else focusCell(container.current, { row, column: focused.column })
    // Only new rows can have moved it.
    // oxlint-disable-next-line react/exhaustive-deps -- a focus that a person moved must stay where it is
  }, [ids])

  return {
    row,
    onKeyDown: (event) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
      const { currentTarget: table, target, key } = event
      if (key === 'Escape' && row !== -1) table.focus()
      // From the table itself or a header, the down arrow leads to the first row in view.
      const above = Math.ceil(table.scrollTop / ROW_HEIGHT) - 1
      const header = target instanceof Element ? target.closest('th') : null
      const from =
        row === -1 || !focused
          ? { row: above, column: header?.cellIndex ?? 0 }
          : { row, column: focused.column }
      if (row === -1 && key !== 'ArrowDown') return
      const next = cellAfter(key, from, ids.length, columns)
      const id = next && ids[next.row]
      if (!next || id === null || id === undefined) return
      event.preventDefault()
      flushSync(() => setFocused({ id, column: next.column }))
      focusCell(table, next)
    },
    onFocus: ({ target }) => {
      const cell = target.closest('td')
      const id = ids[Number(cell?.closest('tr')?.ariaRowIndex) - 2]
      setFocused(cell && id !== undefined ? { id, column: cell.cellIndex } : null)
    },
    onBlur: () => {
      // Later, when it is known who has the focus instead; a moved row has it back by then.
      setTimeout(() => {
        if (!container.current?.contains(document.activeElement)) setFocused(null)
      })
    },
  }
}
