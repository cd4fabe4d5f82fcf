import { functionalUpdate, useTable, type SortingState } from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { FIELD_KEYS, isFieldKey } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'
import { Tips } from '../ui/Tips.tsx'
import { NEWEST_FIRST, type Sort } from '../view/view.ts'
import { columns, features } from './columns.tsx'
import { HeaderCell } from './HeaderCell.tsx'
import { JobRow } from './JobRow.tsx'
import { SkeletonRows } from './SkeletonRows.tsx'
import { useCellFocus } from './useCellFocus.ts'
import { columnWidth, ROW_HEIGHT, TABLE_WIDTH, WIDTHS } from './widths.ts'

interface JobsTableProps {
  /** The jobs in the order to show; null while there are none to show yet. */
  readonly jobs: readonly TrainingJob[] | null
  /** The search that they answer: another one begins at the top. */
  readonly search: string
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** The jobs are those of an earlier search: dimmed until the answer is there. */
  readonly stale: boolean
  /** IDs of the jobs whose status has just changed. */
  readonly changed: ReadonlySet<string>
}

const NO_JOBS: readonly TrainingJob[] = []

// What the class names need to know of the columns that stay in place.
const style: Record<string, string> = {
  '--status-width': `${WIDTHS.status}px`,
  '--first-width': `${WIDTHS.status + WIDTHS.name}px`,
}

/** The table: native rows, as many as fit the screen, however many jobs there are. */
export function JobsTable({ jobs, search, sort, onSort, stale, changed }: JobsTableProps) {
  const container = useRef<HTMLElement>(null)
  const sorting: SortingState = [{ id: sort.field, desc: sort.descending }]

  const table = useTable({
    features,
    columns,
    data: jobs ?? NO_JOBS,
    getRowId: (job) => job.id,
    manualSorting: true,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = functionalUpdate(updater, sorting)
      onSort(next && isFieldKey(next.id) ? { field: next.id, descending: next.desc } : NEWEST_FIRST)
    },
  })
  const { rows } = table.getRowModel()
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const { row: focusedRow, ...focusHandlers } = useCellFocus(container, ids, columns.length)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT,
    // A new function would make the virtualizer measure every row again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    initialRect: { width: 1280, height: 800 },
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      if (focusedRow === -1 || shown.includes(focusedRow)) return shown
      return [...shown, focusedRow].sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()
  const waiting = jobs === null || (stale && jobs.length === 0)

  useLayoutEffect(() => {
    container.current?.scrollTo({ top: 0 })
  }, [search])

  return (
    <Tips>
      <section
        ref={container}
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Training jobs"
        style={style}
        className="@container relative min-h-0 flex-1 scroll-pt-9 overflow-auto overscroll-contain focus-visible:outline-offset-[-2px] md:scroll-pl-(--first-width)"
        {...focusHandlers}
      >
        <table
          aria-label="Training jobs"
          aria-rowcount={waiting ? -1 : rows.length + 1}
          aria-busy={waiting || stale}
          style={{ minWidth: TABLE_WIDTH }}
          className={classes(
            'w-full table-fixed border-separate border-spacing-0 text-left transition-opacity',
            stale && 'opacity-50',
          )}
        >
          <colgroup>
            {FIELD_KEYS.map((key) => (
              <col key={key} style={{ width: columnWidth(key) }} />
            ))}
          </colgroup>
          <thead className="sticky top-0 z-10">
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => (
                  <HeaderCell
                    key={header.id}
                    column={header.column.id}
                    sorted={header.column.getIsSorted()}
                    onSort={header.column.getToggleSortingHandler()}
                  />
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {waiting && <SkeletonRows columns={columns.length} />}
            {items.map((item, place) => {
              const row = rows[item.index]
              const gap = item.start - (items[place - 1]?.end ?? 0)
              return (
                <Fragment key={item.key}>
                  {gap > 0 && <Gap height={gap} />}
                  {row && <JobRow row={row} index={item.index} changed={changed.has(row.id)} />}
                </Fragment>
              )
            })}
            <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
      </section>
    </Tips>
  )
}

/** Stands in for rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />
}
