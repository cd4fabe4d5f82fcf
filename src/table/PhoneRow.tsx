import { clsx } from 'clsx'
import { ScrollText } from 'lucide-react'
import { memo, type ComponentProps } from 'react'
import { MAX_TEXT } from '#src/components/StatusBadge.tsx'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { kindOf, statusLabel, type Kind } from '#src/contract/statuses.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { useZone } from '#src/view/zone.ts'
import { ROW_STATES } from './bodyColumns.ts'
import { elapsedCell, ErrorCell, hardwareCell, markWords, nameCell, userCell } from './cells.tsx'
import { Row, type RowProps } from './Row.tsx'

interface PhoneRowProps extends RowProps {
  /** The domain of all users, with its `@`; `null` if they have several. */
  readonly domain: string | null
}

type LinesProps = Pick<PhoneRowProps, 'job' | 'words' | 'domain' | 'brief'>

const CELL = clsx(
  'relative border-b border-line pr-4 pl-0.5 focus-visible:outline-offset-[-2px]',
  // The link covers the cell, so that a long press anywhere on the job opens the link's menu.
  'pointer-coarse:[&_a]:after:absolute pointer-coarse:[&_a]:after:inset-0',
  ROW_STATES,
)

const DOT_SEPARATED = 'not-first:before:mx-1.5 not-first:before:content-["·"]'

/** The statuses that the narrowest phones display as text too: the most important one, and the one without an icon. */
const WITH_TEXT: readonly Kind[] = ['failed', 'unknown']

/** Above the link that covers the cell, and at the end of the last line. `openClicked` handles it. */
const LOGS_BUTTON = {
  icon: ScrollText,
  label: 'Open logs',
  size: 'small',
  tabIndex: -1,
  'data-logs': '',
  className:
    'absolute right-3 bottom-2.5 z-1 [[data-density=compact]_&]:bottom-0.5 after:absolute after:-inset-2.5 pointer-fine:after:hidden',
} as const satisfies ComponentProps<typeof IconButton> & { readonly 'data-logs': string }

const Lines = memo(function Lines({ job, words, domain, brief }: LinesProps) {
  const zone = useZone()
  if (brief) return <div className="truncate font-medium">{jobTitle(job)}</div>
  const { current_status: status, training_project: project, error_message: error } = job
  const kind = kindOf(status)
  const user = userCell(job, words, domain)
  const hasLogs = kind === 'failed'
  return (
    <>
      <div className="flex h-6 items-center gap-2">
        <StatusIcon status={status} />
        {/* If the status doesn't fit next to the whole name, it wraps and is hidden. */}
        <div className="flex h-6 min-w-0 flex-1 flex-wrap content-start overflow-hidden leading-6">
          {/* Extra room, or a name that fits would be truncated in its middle: see `middle`. */}
          <div className="max-w-full min-w-0 pr-8 [&>a]:w-[calc(100%+2rem)]">
            {nameCell(job, words, zone)}
          </div>
          <div
            className={clsx(
              `status-${kind} ml-auto text-xs leading-6 font-medium whitespace-nowrap text-status-ink`,
              !WITH_TEXT.includes(kind) && 'max-sm:sr-only',
            )}
          >
            {statusLabel(status).slice(0, MAX_TEXT)}
          </div>
        </div>
        <div className="shrink-0 text-muted tabular-nums">{elapsedCell(job)}</div>
      </div>
      <div className={clsx('flex whitespace-nowrap text-muted', hasLogs && !error && 'pr-7')}>
        {project.name && (
          <div className={`${DOT_SEPARATED} truncate`}>{markWords(project.name, words)}</div>
        )}
        {user && <div className={`${DOT_SEPARATED} truncate`}>{user}</div>}
        <div className={`${DOT_SEPARATED} max-w-2/3 shrink-0 truncate tabular-nums`}>
          {hardwareCell(job)}
        </div>
      </div>
      {error && (
        <div className="truncate pr-7 text-tone-red">
          <ErrorCell message={error} words={words} />
        </div>
      )}
      {hasLogs && <IconButton {...LOGS_BUTTON} />}
    </>
  )
})

/** See `phoneGeometry`. */
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
