import type { Row } from '@tanstack/react-table'
import { FlexRender } from '@tanstack/react-table'
import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { isFieldKey, FIELDS } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'
import type { features } from './columns.tsx'
import { stickyClass } from './sticky.ts'

interface JobRowProps {
  readonly row: Row<typeof features, TrainingJob>
  /** Its place in the table, from 0. */
  readonly index: number
  /** Its status has just changed. */
  readonly changed: boolean
}

/** One job. It renders again only when the job, its place or its mark differs. */
export const JobRow = memo(
  function JobRow({ row, index, changed }: JobRowProps) {
    return (
      <tr
        aria-rowindex={index + 2}
        data-changed={changed || undefined}
        className="group h-11 hover:bg-subtle"
      >
        {row.getAllCells().map((cell) => (
          <td
            key={cell.id}
            tabIndex={-1}
            className={classes(
              'border-b border-line px-3 group-hover:bg-subtle focus-visible:outline-offset-[-2px]',
              isNumeric(cell.column.id) && 'text-right tabular-nums',
              stickyClass(cell.column.id),
            )}
          >
            <FlexRender cell={cell} />
          </td>
        ))}
      </tr>
    )
  },
  (a, b) => a.row.original === b.row.original && a.index === b.index && a.changed === b.changed,
)

/** Whether a column's figures line up on the right. */
export function isNumeric(column: string): boolean {
  return isFieldKey(column) && FIELDS[column].numeric
}
