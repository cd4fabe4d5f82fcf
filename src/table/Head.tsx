import { functionalUpdate, useTable, type SortingState } from '@tanstack/react-table'
import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { isColumnKey } from '../jobs/fields.ts'
import { NEWEST_FIRST, type Sort } from '../view/view.ts'
import { columns, features } from './columns.tsx'
import { HeaderCell } from './HeaderCell.tsx'

interface HeadProps {
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

const NO_JOBS: readonly TrainingJob[] = []

/** The columns' names, by which one sorts. Apart from the rows, so that scrolling does not render it. */
export const Head = memo(function Head({ sort, onSort }: HeadProps) {
  const sorting: SortingState = [{ id: sort.field, desc: sort.descending }]
  const table = useTable({
    features,
    columns,
    // It keeps the columns and how they are sorted; its rows, one for each of 100,000 jobs, would cost
    // more than all else.
    data: NO_JOBS,
    manualSorting: true,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = functionalUpdate(updater, sorting)
      onSort(
        next && isColumnKey(next.id) ? { field: next.id, descending: next.desc } : NEWEST_FIRST,
      )
    },
  })
  return (
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
  )
})
