import type { Row } from '@tanstack/react-table'
import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { classes } from '../ui/classes.ts'
import { cellClass } from './cellClass.ts'
import { cellContent, type features } from './columns.tsx'
import { ROW_HEIGHT } from './widths.ts'

interface CellsProps {
  readonly row: Row<typeof features, TrainingJob>
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
}

interface JobRowProps extends CellsProps {
  /** Its place in the table, from 0. */
  readonly index: number
  /** Its status has just changed. */
  readonly changed: boolean
}

// Once for each column, not for each of hundreds of cells.
const classNames = new Map<string, string>()

function classOf(column: string): string {
  const name =
    classNames.get(column) ??
    classes('px-3 group-hover:bg-subtle focus-visible:outline-offset-[-2px]', cellClass(column))
  classNames.set(column, name)
  return name
}

/** The table's own rows are new with every render: a row shows the same as long as its job is the same. */
function isSame(a: CellsProps, b: CellsProps): boolean {
  return a.row.original === b.row.original && a.words === b.words
}

/** A job's cells. They render again only when the job or the words to mark differ. */
const Cells = memo(function Cells({ row, words }: CellsProps) {
  return row.getAllCells().map(({ column }) => (
    <td key={column.id} tabIndex={-1} className={classOf(column.id)}>
      {cellContent(column.id, row.original, words)}
    </td>
  ))
}, isSame)

const style = { height: ROW_HEIGHT }

/** One job. When rows come or go above it, only its place is written anew. */
export const JobRow = memo(
  function JobRow({ index, changed, ...cells }: JobRowProps) {
    return (
      <tr
        aria-rowindex={index + 2}
        data-changed={changed || undefined}
        className="group hover:bg-subtle"
        style={style}
      >
        <Cells {...cells} />
      </tr>
    )
  },
  (a, b) => isSame(a, b) && a.index === b.index && a.changed === b.changed,
)
