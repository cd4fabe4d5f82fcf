import { clsx } from 'clsx'
import { memo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { ROW_STATES, type BodyColumn } from './bodyColumns.ts'
import { CHECKBOX, IN_PLACE, inPlace } from './cellClass.ts'
import { cellContent, fieldText, labelOfSplit } from './columns.tsx'
import { useZone } from '#src/view/zone.ts'

interface CellsProps {
  readonly job: TrainingJob
  readonly columns: readonly BodyColumn[]
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
  /** The row scrolls by too fast to be read: only the texts of its first cells are rendered. */
  readonly brief: boolean
}

// Nine props, so that `memo` compares each: an object of them would be new for every row.
export interface JobRowProps extends CellsProps {
  /** Its index in the table, from 0. */
  readonly index: number
  /** Its height, px. */
  readonly height: number
  /** Its status has just changed. */
  readonly changed: boolean
  /** Its details are open beside the table. */
  readonly open: boolean
  /** It is selected, for an action on it and others. */
  readonly selected: boolean
}

/** A job's cells. They render again only when the job, the columns or the words to mark differ. */
const Cells = memo(function Cells({ job, columns, words, brief }: CellsProps) {
  const zone = useZone()
  if (brief) return <BriefCells job={job} columns={columns} />
  return columns.map((column) => (
    <td
      key={column.key}
      tabIndex={-1}
      aria-label={labelOfSplit(column.key, job)}
      className={column.className}
      style={column.style}
    >
      {cellContent(column, job, words, zone)}
    </td>
  ))
})

/** Plain texts, for orientation while scrolling. */
function BriefCells({ job, columns }: Pick<CellsProps, 'job' | 'columns'>) {
  const drawn = columns.filter(({ brief }) => brief)
  return (
    <>
      {drawn.map(({ key, className, style }) => (
        <td key={key} className={clsx('truncate', className)} style={style}>
          {fieldText(key, job)}
        </td>
      ))}
      {drawn.length < columns.length && (
        <td colSpan={columns.length - drawn.length} className="border-b border-line" />
      )}
    </>
  )
}

const CHECK_CELL = clsx(
  'border-b border-line pl-4 select-none focus-visible:outline-offset-[-2px]',
  ROW_STATES,
  IN_PLACE,
)

const FIRST = inPlace('0px')

interface CheckCellProps {
  readonly title: string
  readonly selected: boolean
  readonly brief: boolean
}

/** The checkbox that selects the row. The table listens for clicks on all of its rows. */
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

/** One job. When rows are added or removed above it, only its index is rendered again. */
export const JobRow = memo(function JobRow(props: JobRowProps) {
  const { index, height, changed, open, selected, ...cells } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      data-changed={changed || undefined}
      data-selected={selected || undefined}
      className="group hover:bg-subtle"
      style={{ height }}
    >
      <CheckCell title={jobTitle(cells.job)} selected={selected} brief={cells.brief} />
      <Cells {...cells} />
    </tr>
  )
})
