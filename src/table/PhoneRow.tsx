import { clsx } from 'clsx'
import { memo } from 'react'
import { MAX_TEXT } from '#src/components/StatusBadge.tsx'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { kindOf, statusLabel, type Kind } from '#src/contract/statuses.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { useZone } from '#src/view/zone.ts'
import { ROW_STATES } from './bodyColumns.ts'
import { elapsedCell, ErrorCell, hardwareCell, markWords, nameCell, userCell } from './cells.tsx'
import { Row, type RowProps } from './Row.tsx'

// As `JobRow`, nine props, so that `memo` compares each.
interface PhoneRowProps extends RowProps {
  /** The domain of all users, with its `@`; `null` if they have several. */
  readonly domain: string | null
}

type LinesProps = Pick<PhoneRowProps, 'job' | 'words' | 'domain' | 'brief'>

const CELL = clsx(
  'relative border-b border-line pr-4 pl-0.5 focus-visible:outline-offset-[-2px]',
  // A finger that rests anywhere on the job gets its link.
  'pointer-coarse:[&_a]:after:absolute pointer-coarse:[&_a]:after:inset-0',
  ROW_STATES,
)

/** A dot before each value but the first. */
const PART = 'not-first:before:mx-1.5 not-first:before:content-["·"]'

/** The statuses that the narrowest phones have in words too: what a person looks for, and what has no icon of its own. */
const HAS_WORD: readonly Kind[] = ['failed', 'unknown']

/** A job's lines. They render again only when the job, the words to mark or the domain differ. */
const Lines = memo(function Lines({ job, words, domain, brief }: LinesProps) {
  const zone = useZone()
  if (brief) return <div className="truncate font-medium">{jobTitle(job)}</div>
  const { current_status: status, training_project: project, error_message: error } = job
  const kind = kindOf(status)
  const user = userCell(job, words, domain)
  return (
    <>
      <div className="flex h-6 items-center gap-2">
        <StatusIcon status={status} />
        {/* A word that has no room beside the whole name wraps, out of view. */}
        <div className="flex h-6 min-w-0 flex-1 flex-wrap content-start overflow-hidden leading-6">
          {/* A name that is split needs more room than its letters, or it is truncated: see `middle`. */}
          <div className="max-w-full min-w-0 pr-8 [&>a]:w-[calc(100%+2rem)]">
            {nameCell(job, words, zone)}
          </div>
          <div
            className={clsx(
              `status-${kind} ml-auto text-xs leading-6 font-medium whitespace-nowrap text-status-ink`,
              !HAS_WORD.includes(kind) && 'max-sm:sr-only',
            )}
          >
            {statusLabel(status).slice(0, MAX_TEXT)}
          </div>
        </div>
        <div className="shrink-0 text-muted tabular-nums">{elapsedCell(job)}</div>
      </div>
      <div className="flex whitespace-nowrap text-muted">
        {project.name && <div className={`${PART} truncate`}>{markWords(project.name, words)}</div>}
        {user && <div className={`${PART} truncate`}>{user}</div>}
        <div className={`${PART} max-w-2/3 shrink-0 truncate tabular-nums`}>
          {hardwareCell(job)}
        </div>
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
  const { job, words, domain, brief } = props
  return (
    <Row row={props}>
      <td tabIndex={-1} className={CELL}>
        <Lines job={job} words={words} domain={domain} brief={brief} />
      </td>
    </Row>
  )
})
