import { ArrowDown, ArrowUp } from 'lucide-react'
import { FIELDS, isFieldKey } from '../jobs/fields.ts'
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
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown
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
          'group/sort flex h-full w-full items-center gap-1 text-xs whitespace-nowrap hover:text-ink focus-visible:outline-offset-[-2px]',
          sorted ? 'font-medium text-ink' : 'text-muted',
          // The arrow of a column of figures stands outside them, so that the name ends where they end.
          isNumeric(column) ? 'flex-row-reverse pr-3' : column === 'status' ? 'px-0' : 'px-3',
        )}
      >
        <span className="truncate">{isFieldKey(column) ? FIELDS[column].label : column}</span>
        <Arrow
          aria-hidden
          className={classes(
            'size-3 shrink-0',
            sorted
              ? 'text-accent'
              : 'opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60',
          )}
        />
      </button>
    </th>
  )
}
