import { functionalUpdate, useTable, type SortingState } from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, useRef, useState } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { FIELD_KEYS, isFieldKey } from '../jobs/fields.ts'
import { NEWEST_FIRST, type Sort } from '../view/view.ts'
import { classes } from '../ui/classes.ts'
import { Tips } from '../ui/Tips.tsx'
import { moveByKey } from './cellKeys.ts'
import { columns, columnWidth, features, TABLE_WIDTH } from './columns.tsx'
import { HeaderCell } from './HeaderCell.tsx'
import { JobRow } from './JobRow.tsx'
import { SkeletonRows } from './SkeletonRows.tsx'

/** Every row's height in px: a virtual table must know it before it is drawn. */
const ROW_HEIGHT = 44

interface JobsTableProps {
  /** The jobs in the order to show; null while there are none to show yet. */
  readonly jobs: readonly TrainingJob[] | null
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** The jobs are those of an earlier search: dimmed until the answer is there. */
  readonly stale: boolean
  /** IDs of the jobs whose status has just changed. */
  readonly changed: ReadonlySet<string>
}

const NO_JOBS: readonly TrainingJob[] = []

/** The table: native rows, as many as fit the screen, however many jobs there are. */
export function JobsTable({ jobs, sort, onSort, stale, changed }: JobsTableProps) {
  const container = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
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

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    initialRect: { width: 1280, height: 800 },
    overscan: 8,
    // The row that has the focus stays, however far the table is scrolled, or the focus would be lost.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      if (focused === null || focused >= rows.length || shown.includes(focused)) return shown
      return [...shown, focused].sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()

  return (
    <Tips>
      <section
        ref={container}
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Training jobs"
        className="@container relative min-h-0 flex-1 overflow-auto overscroll-contain focus-visible:outline-offset-[-2px]"
        onKeyDown={(event) => {
          if (event.metaKey || event.ctrlKey || event.altKey) return
          if (moveByKey(event.key, event.currentTarget, document.activeElement))
            event.preventDefault()
        }}
        onFocus={({ target }) => {
          const index = target.closest('td')?.closest('tr')?.ariaRowIndex
          setFocused(index ? Number(index) - 2 : null)
        }}
        onBlur={() => setFocused(null)}
      >
        <table
          aria-label="Training jobs"
          aria-rowcount={jobs ? rows.length + 1 : -1}
          aria-busy={jobs === null || stale}
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
            {jobs === null && <SkeletonRows columns={columns.length} />}
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
