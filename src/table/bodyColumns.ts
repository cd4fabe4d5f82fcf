import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import type { FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'
import { bodyClass, cellClass, pinnedAt } from './cellClass.ts'
import type { Sizes } from './widths.ts'

/** What the cells of one column have in common: made once for each column, not for each of hundreds of cells. */
export interface BodyColumn {
  readonly key: FieldKey
  readonly className: string
  readonly style: CSSProperties | undefined
  /** Drawn also where a row flies past. */
  readonly brief: boolean
  /** The domain of all users, with its `@`; `null` if they have several. */
  readonly domain: string | null
}

/** The least columns of a row that flies past, by which one finds one's way. */
const BRIEF = 2

/** The look of a row under the pointer or near the menu button of one of its cells, picked, or open. */
export const ROW_STATES =
  'group-hover:bg-subtle group-[[data-near]:not([data-selected],[aria-current])]:bg-subtle group-data-selected:bg-accent-soft group-aria-[current]:bg-accent-soft'

/** The columns of the table's body. Those that stay in place are drawn for every row. */
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
    brief: pinned || index < BRIEF,
    domain,
  }))
}
