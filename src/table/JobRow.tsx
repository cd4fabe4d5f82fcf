import { FlexRender, type Row } from '@tanstack/react-table'
import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { classes } from '../ui/classes.ts'
import { cellClass } from './cellClass.ts'
import type { features } from './columns.tsx'
import { ROW_HEIGHT } from './widths.ts'

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
        className="group hover:bg-subtle"
        style={{ height: ROW_HEIGHT }}
      >
        {row.getAllCells().map((cell) => (
          <td
            key={cell.id}
            tabIndex={-1}
            className={classes(
              'px-3 group-hover:bg-subtle focus-visible:outline-offset-[-2px]',
              cellClass(cell.column.id),
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
