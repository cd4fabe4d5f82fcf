import { FIELDS, isColumnKey } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'
import { cellClass, isNumeric } from './cellClass.ts'

interface HeaderCellProps {
  readonly column: string
  readonly sorted: 'asc' | 'desc' | false
  readonly onSort: ((event: unknown) => void) | undefined
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

/** A column's name, and the button that sorts by it. */
export function HeaderCell({ column, sorted, onSort }: HeaderCellProps) {
  return (
    <th
      scope="col"
      aria-sort={sorted ? ARIA_SORT[sorted] : 'none'}
      className={classes('h-9 bg-canvas p-0 font-normal', cellClass(column))}
    >
      <button
        type="button"
        onClick={onSort}
        className={classes(
          'icon flex h-full w-full items-center gap-1 text-xs whitespace-nowrap hover:text-ink focus-visible:outline-offset-[-2px]',
          sorted === 'asc' ? 'icon-ascending' : 'icon-descending',
          sorted
            ? 'font-medium text-ink before:text-accent'
            : 'text-muted before:opacity-0 hover:before:opacity-60 focus-visible:before:opacity-60',
          // The arrow of a column of figures stands outside them, so that the name ends where they end.
          isNumeric(column)
            ? 'justify-end pr-3'
            : classes('before:order-last', column === 'status' ? 'px-0' : 'px-3'),
        )}
      >
        <span className="truncate">{isColumnKey(column) ? FIELDS[column].label : column}</span>
      </button>
    </th>
  )
}
