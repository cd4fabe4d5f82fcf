import { clsx } from 'clsx'
import { memo } from 'react'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { columnLabel, columnWith, sortedBy, type Columns } from '#src/view/columns.ts'
import type { Sorts } from '#src/view/view.ts'
import { CHECKBOX, PINNED, pinnedAt } from './cellClass.ts'
import { HeaderCell } from './HeaderCell.tsx'
import { pressHeader, type OnSort } from './lazySorting.ts'
import type { OnResize } from './resizing.ts'
import type { Sizes } from './widths.ts'

interface HeadProps {
  readonly columns: Columns
  readonly sizes: Sizes
  readonly sort: Sorts
  readonly onSort: OnSort
  /** `null` if widths can't be changed. */
  readonly onResize: OnResize | null
  /** Column labels depend on the statuses that the view filters by. */
  readonly statuses: readonly string[]
  readonly selected: 'none' | 'some' | 'all'
  readonly onSelectAll: () => void
}

const FIRST = pinnedAt('0px')

export const Head = memo(function Head(props: HeadProps) {
  const { columns, sizes, sort, onSort, onResize, statuses, selected, onSelectAll } = props
  return (
    <thead className="sticky top-(--top) z-10 bg-canvas">
      <tr aria-rowindex={1}>
        <th scope="col" style={FIRST} className={clsx('border-b border-line pl-4', PINNED)}>
          <input
            type="checkbox"
            aria-label="Select all jobs"
            {...withTooltip('Select all jobs. Press X to select the focused job.')}
            checked={selected === 'all'}
            ref={(box) => {
              if (box) box.indeterminate = selected === 'some'
            }}
            onChange={onSelectAll}
            className={CHECKBOX}
          />
        </th>
        {columns.map(({ key, pinned }, index) => {
          const rank = sort.findIndex(({ field }) => columnWith(columns, field) === key)
          const found = sort[rank]
          const field = sortedBy(columns, key)
          return (
            <HeaderCell
              key={key}
              columns={columns}
              index={index}
              label={columnLabel(key, statuses)}
              hint={key === 'instance' ? hardwareHint(field) : FIELDS[key].meaning}
              left={pinned ? sizes.lefts[index] : undefined}
              sorted={found ? { sort: found, rank, isOnly: sort.length === 1 } : null}
              onSort={(event) => void pressHeader(field, event, onSort)}
              onResize={onResize}
            />
          )
        })}
      </tr>
    </thead>
  )
})

/** The column displays several fields, and sorts by one of them. */
const hardwareHint = (field: FieldKey) =>
  field === 'gpus' ? 'Sort by number of GPUs' : 'Sort by instance type'
