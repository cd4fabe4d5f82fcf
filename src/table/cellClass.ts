import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'

// Only once the table is scrolled sideways: a browser draws every such cell as a layer of its own.
/** The look of cells that stay in place while the others scroll by, where the window is wide enough; see `inPlace`. */
export const PINNED =
  'bg-canvas md:[[data-scrolled]_&]:sticky md:[[data-scrolled]_&]:left-(--left) md:z-1'

/** Where such a cell stays: so far from the table's left edge, in CSS. */
export function pinnedAt(left: string | undefined): CSSProperties & Record<'--left', string> {
  return { '--left': left ?? '0px' }
}

/** Whether a column's figures line up on the right. */
export function isNumeric(key: FieldKey): boolean {
  return FIELDS[key].numeric
}

/** The columns of text whose cells truncate their own content; see `cells.tsx`. */
const SELF_TRUNCATED: readonly FieldKey[] = ['status', 'name']

/** What a column's cells in the table's body have besides. */
export function bodyClass(key: FieldKey): string {
  return clsx(
    'empty:no-value',
    !isNumeric(key) && !SELF_TRUNCATED.includes(key) && 'truncate',
    key === 'error' && 'text-tone-red',
    key === 'instance' && 'tabular-nums',
    // Beside the text there is room for the button.
    key === 'id' && 'relative pr-7 font-mono text-xs',
  )
}

/** What the cells of the column at a place, header and body, have in common. */
export function cellClass(columns: Columns, index: number): string {
  const column = columns[index]
  const isLastInPlace = column?.pinned === true && columns[index + 1]?.pinned !== true
  return clsx(
    'border-b border-line',
    column && isNumeric(column.key) && 'text-right tabular-nums',
    column?.pinned && PINNED,
    isLastInPlace && 'md:shadow-[inset_-1px_0_var(--line)]',
  )
}

/** The look of the checkboxes by which rows are picked. */
export const CHECKBOX = 'checkbox block size-4 cursor-pointer'
