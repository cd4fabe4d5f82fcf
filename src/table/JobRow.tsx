import { clsx } from 'clsx'
import { memo } from 'react'
import type { BodyColumn } from './bodyColumns.ts'
import { cellContent, fieldText, labelOfSplit } from './columns.tsx'
import { useZone } from '#src/view/zone.ts'
import { Row, type RowProps } from './Row.tsx'

// Nine props, so that `memo` compares each: an object of them would be new for every row.
interface JobRowProps extends RowProps {
  readonly columns: readonly BodyColumn[]
}

type CellsProps = Pick<JobRowProps, 'job' | 'columns' | 'words' | 'brief'>

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

/** One job. When rows are added or removed above it, only its index is rendered again. */
export const JobRow = memo(function JobRow(props: JobRowProps) {
  const { job, columns, words, brief } = props
  return (
    <Row row={props}>
      <Cells job={job} columns={columns} words={words} brief={brief} />
    </Row>
  )
})
