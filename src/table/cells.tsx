import { statusFact, statusLabel } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { describeInstanceType, formatGpus, formatNode } from '../jobs/instanceType.ts'
import { elapsed, errorLine, jobUrl } from '../jobs/job.ts'
import { statusMark } from '../jobs/statusMark.ts'
import { formatDuration, formatExact, formatRelative, parseTime } from '../jobs/time.ts'
import { Badge } from '../ui/Badge.tsx'
import { classes } from '../ui/classes.ts'
import { useClock } from '../ui/clock.ts'
import { CopyButton } from '../ui/CopyButton.tsx'

/** The longest error text that a row carries; the tip shows it whole. */
const LINE_LENGTH = 300

interface CellProps {
  readonly job: TrainingJob
}

export function StatusCell({ job }: CellProps) {
  const { current_status: status } = job
  return (
    <span
      className="flex"
      data-tip={statusFact(status)?.meaning ?? `${status}: a status this dashboard does not know`}
    >
      <Badge {...statusMark(status)}>{statusLabel(status)}</Badge>
    </span>
  )
}

/** The job's name, which leads to its page in Baseten's web app; the demo's jobs have none there. */
export function NameCell({ job }: CellProps) {
  const look = classes('block truncate', job.name ? 'font-medium' : 'text-muted')
  const name = job.name ?? 'Unnamed'
  if (__DEMO__) {
    return (
      <span data-tip-cut className={look}>
        {name}
      </span>
    )
  }
  return (
    <a
      href={jobUrl(job, __REMOTE_URL__)}
      target="_blank"
      rel="noreferrer"
      tabIndex={-1}
      data-tip={`${name}\nOpen in Baseten`}
      className={classes(look, 'hover:underline')}
    >
      {name}
    </a>
  )
}

export function IdCell({ job }: CellProps) {
  return (
    <span className="flex items-center gap-1">
      <span data-tip-cut className="truncate font-mono text-xs">
        {job.id}
      </span>
      <CopyButton text={job.id} label={`ID ${job.id}`} />
    </span>
  )
}

export function ProjectCell({ job }: CellProps) {
  const { name, id } = job.training_project
  return (
    <span data-tip={`${name}\nProject ID ${id}`} className="block truncate">
      {name}
    </span>
  )
}

export function InstanceTypeCell({ job }: CellProps) {
  return (
    <span data-tip={describeInstanceType(job)} className="block leading-[1.125rem]">
      <span className="block truncate">{job.instance_type.name}</span>
      <span className="block truncate text-xs text-muted tabular-nums">
        {formatGpus(job)} · {formatNode(job)}
      </span>
    </span>
  )
}

export function ElapsedCell({ job }: CellProps) {
  const text = useClock((now) => formatDuration(elapsed(job, now)))
  return <>{text}</>
}

/** A moment: how long ago, with the exact local time in its tip; ISO 8601 in. */
export function TimeCell({ iso }: { readonly iso: string }) {
  const time = parseTime(iso)
  const text = useClock((now) => formatRelative(time, now))
  return (
    <time dateTime={iso} data-tip={formatExact(time)}>
      {text}
    </time>
  )
}

export function ErrorCell({ job }: CellProps) {
  const message = job.error_message
  if (!message) return <NoValue />
  return (
    <span data-tip={message} className="block truncate text-tone-red">
      {errorLine(message).slice(0, LINE_LENGTH)}
    </span>
  )
}

/** A text that may be absent. */
export function TextCell({ text }: { readonly text: string | null }) {
  if (text === null) return <NoValue />
  return (
    <span data-tip-cut className="block truncate">
      {text}
    </span>
  )
}

function NoValue() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
