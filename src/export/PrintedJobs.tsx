import { memo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { plural, pluralForm } from '#src/lib/units.ts'
import { formatMinute, type Zone } from '#src/lib/zone.ts'
import { describeError } from '#src/search/errorMessages.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { PrintPage } from '#src/ui/PrintPage.tsx'
import { usePrinted } from '#src/ui/usePrinted.ts'
import { columnLabel, columnsOf } from '#src/view/columns.ts'
import { type ActiveFilter, isFiltered } from '#src/view/filtering/activeFilters.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import {
  countLine,
  filterLine,
  isRightAligned,
  MAX_PRINTED,
  omittedLine,
  paperOf,
  printedText,
  printedWidths,
  sortLine,
} from './printout.ts'

interface PrintedJobsProps {
  readonly name: string
  readonly filters: readonly ActiveFilter[]
  /** The jobs in the table, in its order; `null` until there are any. */
  readonly jobs: readonly TrainingJob[] | null
}

/** Rendered when printing begins, since the table on the screen has only the rows in view. */
export function PrintedJobs(props: PrintedJobsProps) {
  const [view] = useView()
  const search = useSearch()
  const printed = usePrinted({ ...props, view, search })
  return printed && <Printout {...printed.value} at={printed.at} />
}

interface PrintoutProps extends PrintedJobsProps {
  // Captured when printing began, since the contexts may change.
  readonly view: View
  readonly search: TrainingJobs
  /** When printing began, ms since the epoch. */
  readonly at: number
}

/** Memoized, so that the page can render during a print preview without its thousands of cells. */
const Printout = memo(function Printout(props: PrintoutProps) {
  const { view, name, filters, search, jobs, at } = props
  const { state, result, fetchedAt, preview } = search
  const hasResult = preview !== null || state === 'ready'
  const jobsInTable = (hasResult && jobs) || []
  const columns = columnsOf(view).map(({ key }) => ({ key, label: columnLabel(key, view.status) }))
  const now = preview ? at : fetchedAt
  const omitted = omittedLine(jobsInTable.length)
  const facts = [
    jobsInTable.length > 0 &&
      `${countLine(jobsInTable.length)} · ${sortLine(view.sort, view.status)}`,
    filterLine(filters),
    hasResult && `As of ${formatMinute(now, view.tz)}`,
    noteOn(search, view, jobsInTable.length),
    state === 'ready' && result.invalidRows && invalidRowsLine(result.invalidRows.count),
  ]
  return (
    <PrintPage
      title={name}
      facts={facts.map((fact, index) => fact && <p key={index}>{fact}</p>)}
      paper={jobsInTable.length > 0 ? paperOf(columns.map(({ key }) => key)) : 'portrait'}
    >
      {jobsInTable.length > 0 && (
        <Table
          jobs={jobsInTable.slice(0, MAX_PRINTED)}
          columns={columns}
          now={now}
          zone={view.tz}
        />
      )}
      {omitted !== null && <p>{omitted}</p>}
    </PrintPage>
  )
})

function noteOn(search: TrainingJobs, view: View, count: number): string {
  const { state, error, preview, fetching } = search
  const failure = error && describeError(error)
  if (preview) return 'Partial results: still loading.'
  if (state === 'canceled') return 'Loading stopped.'
  if (state === 'failed' && !fetching) return `Couldn’t load: ${failure}`
  if (state !== 'ready') return 'Still loading.'
  if (count === 0) return isFiltered(view) ? 'No matching jobs.' : 'No training jobs yet.'
  return failure === null ? '' : `The last refresh failed: ${failure}`
}

function invalidRowsLine(count: number): string {
  const [jobs, them] = [plural(count, 'job is', 'jobs are'), pluralForm(count, 'it', 'them')]
  return `${jobs} hidden because Baseten returned ${them} in an unexpected format.`
}

interface TableProps {
  readonly jobs: readonly TrainingJob[]
  readonly columns: readonly { readonly key: FieldKey; readonly label: string }[]
  /** The time that elapsed times are as of, ms since the epoch. */
  readonly now: number
  readonly zone: Zone
}

function Table({ jobs, columns, now, zone }: TableProps) {
  const keys = columns.map(({ key }) => key)
  const widths = printedWidths(keys)
  const classNames = keys.map((key) => (isRightAligned(key) ? 'right' : undefined))
  return (
    <table>
      <colgroup>
        {keys.map((key, index) => (
          <col key={key} style={{ width: `${widths[index]}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, label }, index) => (
            <th key={key} scope="col" className={classNames[index]}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job, row) => (
          <tr key={row}>
            {keys.map((key, index) => (
              <td key={key} className={classNames[index]}>
                {printedText(key, job, now, zone)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
