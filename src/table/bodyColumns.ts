import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import type { FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'
import { bodyClass, cellClass, pinnedAt } from './cellClass.ts'
import type { Sizes } from './widths.ts'

/** What a column's cells have in common. Computed once per column, because there are hundreds of cells. */
export interface BodyColumn {
  readonly key: FieldKey
  readonly className: string
  readonly style: CSSProperties | undefined
  /** Whether brief rows, which scroll by too fast to be read, render it too. */
  readonly brief: boolean
  readonly domain: string | null
}

/** How many leading columns a brief row renders at least, for orientation. */
const BRIEF_COLUMNS = 2

/** Styles of a row that is hovered, has the menu button over one of its cells, is selected, or is open. */
export const ROW_STATES =
  'group-hover:bg-subtle group-[[data-near]:not([data-selected],[aria-current])]:bg-subtle group-data-selected:bg-accent-soft group-aria-[current]:bg-accent-soft'

/** Brief rows render the pinned columns too. */
export function bodyColumnsOf(
  columns: Columns,
  sizes: Sizes,
  domain: string | null,
): readonly BodyColumn[] {
  return columns.map(({ key, pinned }, index) => ({
    key,
    className: clsx(
      'px-3 focus-visible:outline-offset-[-2px]',
      ROW_STATES,
      cellClass(columns, index),
      bodyClass(key),
    ),
    style: pinned ? pinnedAt(sizes.lefts[index]) : undefined,
    brief: pinned || index < BRIEF_COLUMNS,
    domain,
  }))
}
