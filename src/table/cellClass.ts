import { FIELDS, type ColumnKey, isColumnKey } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'

// Only once the table is scrolled sideways: a browser draws every such cell as a layer of its own.
const IN_PLACE = 'md:[[data-scrolled]_&]:sticky'

/**
 * The first columns: in line with the page's margin and, where the window is wide enough, in place
 * while the others scroll by. `--status-width` stands on the table.
 */
const FIRST: Partial<Record<ColumnKey, string>> = {
  status: `bg-canvas pl-4 ${IN_PLACE} md:left-0 md:z-1`,
  name: `bg-canvas ${IN_PLACE} md:left-(--status-width) md:z-1 md:shadow-[inset_-1px_0_var(--line)]`,
}

/** Whether a column's figures line up on the right. */
export function isNumeric(column: string): boolean {
  return isColumnKey(column) && FIELDS[column].numeric
}

/** Columns whose cells hold nothing but a text, which is cut where it is too long. */
const PLAIN: Partial<Record<ColumnKey, string>> = {
  project: 'truncate',
  error: 'truncate text-tone-red',
  user: 'truncate',
  capacity: 'truncate',
  checkpoint: 'truncate',
}

/** What a column's cells in the table's body have besides. */
export function bodyClass(column: ColumnKey): string {
  return classes('empty:no-value', PLAIN[column])
}

/** What a column's cells, header and body, have in common. */
export function cellClass(column: string): string {
  return classes(
    'border-b border-line',
    isNumeric(column) && 'text-right tabular-nums',
    isColumnKey(column) && FIRST[column],
  )
}
