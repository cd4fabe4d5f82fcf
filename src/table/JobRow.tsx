import { memo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { COLUMN_KEYS } from '../jobs/fields.ts'
import { classes } from '../ui/classes.ts'
import { bodyClass, cellClass } from './cellClass.ts'
import { cellContent, fieldText } from './columns.tsx'
import { ROW_HEIGHT } from './widths.ts'

interface CellsProps {
  readonly job: TrainingJob
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
  /** The row flies past: only the texts of its first cells are drawn. */
  readonly brief: boolean
}

interface JobRowProps extends CellsProps {
  /** Its place in the table, from 0. */
  readonly index: number
  /** Its status has just changed. */
  readonly changed: boolean
  /** Its details are open beside the table. */
  readonly open: boolean
}

// Once for each column, not for each of hundreds of cells.
const COLUMNS = COLUMN_KEYS.map((key) => ({
  key,
  className: classes(
    'px-3 group-hover:bg-subtle group-aria-[current]:bg-accent-soft focus-visible:outline-offset-[-2px]',
    cellClass(key),
    bodyClass(key),
  ),
}))

/** The columns of a brief row: those that stay in place while the others are scrolled sideways. */
const BRIEF_COLUMNS = COLUMNS.slice(0, 2)

/** A job's cells. They render again only when the job or the words to mark differ. */
const Cells = memo(function Cells({ job, words, brief }: CellsProps) {
  if (brief) return <BriefCells job={job} />
  return COLUMNS.map(({ key, className }) => (
    <td key={key} tabIndex={-1} className={className}>
      {cellContent(key, job, words)}
    </td>
  ))
})

/** Plain texts, by which one finds one's way. */
function BriefCells({ job }: { readonly job: TrainingJob }) {
  return (
    <>
      {BRIEF_COLUMNS.map(({ key, className }) => (
        <td key={key} className={classes('truncate', className)}>
          {fieldText(key, job)}
        </td>
      ))}
      <td colSpan={COLUMNS.length - BRIEF_COLUMNS.length} className="border-b border-line" />
    </>
  )
}

const style = { height: ROW_HEIGHT }

/** One job. When rows come or go above it, only its place is written anew. */
export const JobRow = memo(function JobRow({ index, changed, open, ...cells }: JobRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      data-changed={changed || undefined}
      className="group hover:bg-subtle"
      style={style}
    >
      <Cells {...cells} />
    </tr>
  )
})
