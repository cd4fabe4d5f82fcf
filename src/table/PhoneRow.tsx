import { clsx } from 'clsx'
import { memo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { useZone } from '#src/view/zone.ts'
import { ROW_STATES } from './bodyColumns.ts'
import {
  elapsedCell,
  ErrorCell,
  hardwareCell,
  markWords,
  nameCell,
  statusCell,
  userCell,
} from './cells.tsx'
import { CheckCell, type JobRowProps } from './JobRow.tsx'

interface LinesProps {
  readonly job: TrainingJob
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
  /** The domain of all users, with its `@`; `null` if they have several. */
  readonly domain: string | null
  /** The row scrolls by too fast to be read: only its name is rendered. */
  readonly brief: boolean
}

// As `JobRow`, nine props, so that `memo` compares each.
interface PhoneRowProps extends Omit<JobRowProps, 'columns'>, LinesProps {}

const CELL = clsx(
  'relative border-b border-line pr-4 pl-0.5 focus-visible:outline-offset-[-2px]',
  // A finger that rests anywhere on the job gets its link.
  'pointer-coarse:[&_a]:after:absolute pointer-coarse:[&_a]:after:inset-0',
  ROW_STATES,
)

/** A dot before each value but the first. */
const PART = 'not-first:before:mx-1.5 not-first:before:content-["·"]'

/** A job's lines. They render again only when the job, the words to mark or the domain differ. */
const Lines = memo(function Lines({ job, words, domain, brief }: LinesProps) {
  const zone = useZone()
  if (brief) return <div className="truncate font-medium">{jobTitle(job)}</div>
  const { training_project: project, error_message: error } = job
  const user = userCell(job, words, domain)
  return (
    <>
      <div className="flex h-6 items-center gap-2">
        <div className="shrink-0">{statusCell(job)}</div>
        <div className="min-w-0 flex-1">{nameCell(job, words, zone)}</div>
        <div className="shrink-0 text-muted tabular-nums">{elapsedCell(job)}</div>
      </div>
      <div className="flex whitespace-nowrap text-muted">
        {project.name && <div className={`${PART} truncate`}>{markWords(project.name, words)}</div>}
        {user && <div className={`${PART} truncate`}>{user}</div>}
        <div className={`${PART} shrink-0 tabular-nums`}>{hardwareCell(job)}</div>
      </div>
      {error && (
        <div className="truncate text-tone-red">
          <ErrorCell message={error} words={words} />
        </div>
      )}
    </>
  )
})

/** One job on a phone, in two lines and a third for its error; see `phoneGeometry`. */
export const PhoneRow = memo(function PhoneRow(props: PhoneRowProps) {
  const { index, height, changed, open, selected, ...lines } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      data-changed={changed || undefined}
      data-selected={selected || undefined}
      className="group hover:bg-subtle"
      style={{ height }}
    >
      <CheckCell title={jobTitle(lines.job)} selected={selected} brief={lines.brief} />
      <td tabIndex={-1} className={CELL}>
        <Lines {...lines} />
      </td>
    </tr>
  )
})
