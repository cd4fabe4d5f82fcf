import type { PointerEvent } from 'react'
import type { FieldKey } from '#src/jobs/fields.ts'
import { toWidth, withWidth, type Columns } from '#src/view/columns.ts'
import { sizesOf, type Sizes } from './widths.ts'

/** px; `null` resets the width. */
export type OnResize = (key: FieldKey, width: number | null) => void

interface Resizing {
  readonly columns: Columns
  readonly key: FieldKey
  readonly onResize: OnResize
}

/**
 * The view gets the width when the edge is released; until then only the DOM changes. Escape restores the width.
 */
export function dragEdge(event: PointerEvent<HTMLElement>, resizing: Resizing): void {
  const edge: HTMLElement = event.currentTarget
  const { clientX: start, pointerId, button } = event
  const table = edge.closest('table')
  const header = edge.closest('th')
  if (!table || !header || button !== 0) return
  event.preventDefault()
  const { columns, key, onResize } = resizing
  const before = header.getBoundingClientRect().width
  let width = before
  const end = new AbortController()
  const { signal } = end

  function finish(isAccepted: boolean) {
    end.abort()
    if (isAccepted && width !== before) onResize(key, toWidth(width))
    else if (table) apply(table, sizesOf(columns))
  }

  edge.setPointerCapture(pointerId)
  edge.addEventListener(
    'pointermove',
    ({ clientX }) => {
      width = before + clientX - start
      apply(table, sizesOf(withWidth(columns, key, width)))
    },
    { signal },
  )
  edge.addEventListener('pointerup', () => finish(true), { signal })
  edge.addEventListener('pointercancel', () => finish(false), { signal })
  document.addEventListener(
    'keydown',
    (pressed) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      finish(false)
    },
    { signal, capture: true },
  )
}

function apply(table: HTMLTableElement, { widths, minWidth }: Sizes) {
  // The first column has the checkboxes.
  const [, ...cols] = table.querySelectorAll('col')
  for (const [index, col] of cols.entries()) col.style.width = widths[index] ?? ''
  table.style.minWidth = `${minWidth}px`
}
