import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { FIELD_KEYS } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'
import { bodyClass, cellClass } from './cellClass.ts'
import { cellContent } from './columns.tsx'
import { ROW_HEIGHT } from './widths.ts'

interface CellsProps {
  readonly job: TrainingJob
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
  /** Only the first cells are drawn: the row flies past. */
  readonly brief: boolean
}

interface JobRowProps extends CellsProps {
  /** Its place in the table, from 0. */
  readonly index: number
  /** Its status has just changed. */
  readonly changed: boolean
}

// Once for each column, not for each of hundreds of cells.
const COLUMNS = FIELD_KEYS.map((key) => ({
  key,
  className: classes(
    'px-3 group-hover:bg-subtle focus-visible:outline-offset-[-2px]',
    cellClass(key),
    bodyClass(key),
  ),
}))

/** How many cells a brief row has: those that stay in place while the others are scrolled sideways. */
const FIRST_CELLS = 2
const FIRST_COLUMNS = COLUMNS.slice(0, FIRST_CELLS)

/** A job's cells. They render again only when the job or the words to mark differ. */
const Cells = memo(function Cells({ job, words, brief }: CellsProps) {
  return (
    <>
      {(brief ? FIRST_COLUMNS : COLUMNS).map(({ key, className }) => (
        <td key={key} tabIndex={-1} className={className}>
          {cellContent(key, job, words)}
        </td>
      ))}
      {brief && <td colSpan={COLUMNS.length - FIRST_CELLS} className="border-b border-line" />}
    </>
  )
})

const style = { height: ROW_HEIGHT }

/** One job. When rows come or go above it, only its place is written anew. */
export const JobRow = memo(function JobRow({ index, changed, ...cells }: JobRowProps) {
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
})
