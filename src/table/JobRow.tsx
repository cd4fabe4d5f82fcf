import { clsx } from 'clsx'
import { memo } from 'react'
import { useZone } from '#src/view/zone.ts'
import type { BodyColumn } from './bodyColumns.ts'
import { cellContent, fieldText, splitNameLabel } from './columns.tsx'
import { Row, type RowProps } from './Row.tsx'

// Separate props, so that `memo` compares each: an object of them would be new in every render.
interface JobRowProps extends RowProps {
  readonly columns: readonly BodyColumn[]
}

type CellsProps = Pick<JobRowProps, 'job' | 'columns' | 'words' | 'brief'>

const Cells = memo(function Cells({ job, columns, words, brief }: CellsProps) {
  const zone = useZone()
  if (brief) return <BriefCells job={job} columns={columns} />
  return columns.map((column) => (
    <td
      key={column.key}
      tabIndex={-1}
      aria-label={splitNameLabel(column.key, job)}
      className={column.className}
      style={column.style}
    >
      {cellContent(column, job, words, zone)}
    </td>
  ))
})

function BriefCells({ job, columns }: Pick<CellsProps, 'job' | 'columns'>) {
  const rendered = columns.filter(({ brief }) => brief)
  return (
    <>
      {rendered.map(({ key, className, style }) => (
        <td key={key} className={clsx('truncate', className)} style={style}>
          {fieldText(key, job)}
        </td>
      ))}
      {rendered.length < columns.length && (
        <td colSpan={columns.length - rendered.length} className="border-b border-line" />
      )}
    </>
  )
}

/** A job's row. When rows are added or removed above it, its index renders again, but not its cells. */
export const JobRow = memo(function JobRow(props: JobRowProps) {
  const { job, columns, words, brief } = props
  return (
    <Row row={props}>
      <Cells job={job} columns={columns} words={words} brief={brief} />
    </Row>
  )
})
