import { clsx } from 'clsx'
import type { MouseEvent } from 'react'
import { withTooltip } from '#src/ui/withTooltip.ts'
import type { Columns } from '#src/view/columns.ts'
import type { Sort } from '#src/view/view.ts'
import { cellClass, pinnedAt, isNumeric } from './cellClass.ts'
import { dragEdge, type OnResize } from './resizing.ts'

interface HeaderCellProps {
  readonly columns: Columns
  readonly index: number
  readonly label: string
  readonly hint: string | undefined
  /** In CSS; `undefined` if the column isn't pinned. */
  readonly left: string | undefined
  /** `null` if the column isn't sorted. The rank among sorted columns is from 0. */
  readonly sorted: { readonly sort: Sort; readonly rank: number; readonly isOnly: boolean } | null
  readonly onSort: (event: MouseEvent) => void
  readonly onResize: OnResize | null
}

/** px */
const STEP = 16

const WIDTH_CHANGES: Readonly<Record<string, number>> = { ArrowLeft: -STEP, ArrowRight: STEP }

export function HeaderCell(props: HeaderCellProps) {
  const { columns, index, label, hint, left, sorted, onSort, onResize } = props
  const column = columns[index]
  if (!column) return null
  const { key } = column
  const isDescending = sorted?.sort.descending === true
  return (
    <th
      scope="col"
      // Only one column can have `aria-sort`; the others have a text for screen readers.
      aria-sort={sorted?.rank !== 0 ? 'none' : isDescending ? 'descending' : 'ascending'}
      style={left === undefined ? undefined : pinnedAt(left)}
      className={clsx(
        'group/header relative h-9 bg-canvas p-0 font-normal',
        cellClass(columns, index),
      )}
    >
      {/* Not a `Button`: it looks like a header. */}
      <button
        type="button"
        {...withTooltip(hint)}
        onClick={onSort}
        onKeyDown={(event) => {
          const change = WIDTH_CHANGES[event.key]
          if (change === undefined || !event.shiftKey || !onResize) return
          event.preventDefault()
          const width = event.currentTarget.closest('th')?.getBoundingClientRect().width ?? 0
          onResize(key, width + change)
        }}
        className={clsx(
          'icon flex h-full w-full items-center gap-1 text-xs whitespace-nowrap hover:text-ink focus-visible:outline-offset-[-2px]',
          sorted && !isDescending ? 'icon-ascending' : 'icon-descending',
          sorted
            ? 'font-medium text-ink before:text-accent'
            : 'text-muted before:opacity-0 hover:before:opacity-60 focus-visible:before:opacity-60',
          // The arrow precedes the name of a numeric column, so that the name ends where the numbers end.
          isNumeric(key) ? 'justify-end pr-3' : 'px-3 before:order-last',
        )}
      >
        <span className="truncate">{label}</span>
        {sorted && !sorted.isOnly && (
          <span className={clsx('text-accent tabular-nums', !isNumeric(key) && 'order-last')}>
            <span className="sr-only">
              {isDescending ? 'descending' : 'ascending'}, sort order{' '}
            </span>
            {sorted.rank + 1}
          </span>
        )}
      </button>
      {onResize && (
        <div
          aria-hidden
          className="absolute inset-y-0 right-0 z-1 w-2 cursor-col-resize touch-none after:absolute after:inset-y-2 after:right-0 after:w-px hover:after:w-0.5 hover:after:bg-accent group-hover/header:after:bg-edge active:after:bg-accent"
          onPointerDown={(event) => dragEdge(event, { columns, key, onResize })}
          onDoubleClick={() => onResize(key, null)}
        />
      )}
    </th>
  )
}
