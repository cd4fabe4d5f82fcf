import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'

/**
 * Styles of cells that stay in place while the others scroll sideways, if the window is wide enough; see
 * {@link pinnedAt}. They are sticky only once the table is scrolled: browsers paint every sticky cell as its own layer.
 */
export const PINNED =
  'bg-canvas md:[[data-scrolled]_&]:sticky md:[[data-scrolled]_&]:left-(--left) md:z-1'

/** `left` is the distance from the table's left edge, in CSS. */
export function pinnedAt(left: string | undefined): CSSProperties & Record<'--left', string> {
  return { '--left': left ?? '0px' }
}

export function isNumeric(key: FieldKey): boolean {
  return FIELDS[key].numeric
}

const SELF_TRUNCATED: readonly FieldKey[] = ['status', 'name']

export function bodyClass(key: FieldKey): string {
  return clsx(
    'empty:no-value',
    !isNumeric(key) && !SELF_TRUNCATED.includes(key) && 'truncate',
    key === 'error' && 'text-tone-red',
    key === 'instance' && 'tabular-nums',
    // Leaves room for the copy button.
    key === 'id' && 'relative pr-7 font-mono text-xs',
  )
}

export function cellClass(columns: Columns, index: number): string {
  const column = columns[index]
  const isLastPinned = column?.pinned === true && columns[index + 1]?.pinned !== true
  return clsx(
    'border-b border-line',
    column && isNumeric(column.key) && 'text-right tabular-nums',
    column?.pinned && PINNED,
    isLastPinned && 'md:shadow-[inset_-1px_0_var(--line)]',
  )
}

export const CHECKBOX = 'checkbox block size-4 cursor-pointer'
