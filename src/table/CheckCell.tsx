import { clsx } from 'clsx'
import { memo } from 'react'
import { ROW_STATES } from './bodyColumns.ts'
import { CHECKBOX, PINNED, pinnedAt } from './cellClass.ts'

const CHECK_CELL = clsx(
  'border-b border-line pl-4 select-none focus-visible:outline-offset-[-2px]',
  ROW_STATES,
  PINNED,
)

const FIRST = pinnedAt('0px')

interface CheckCellProps {
  readonly title: string
  readonly selected: boolean
  readonly brief: boolean
}

/** The table handles the clicks. */
export const CheckCell = memo(function CheckCell({ title, selected, brief }: CheckCellProps) {
  return (
    <td className={CHECK_CELL} style={FIRST}>
      {!brief && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select ${title}`}
          checked={selected}
          readOnly
          className={CHECKBOX}
        />
      )}
    </td>
  )
})
