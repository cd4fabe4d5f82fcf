import { statusFact, statusLabel } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { describeInstanceType, formatGpus, formatNode } from '../jobs/instanceType.ts'
import { elapsed, errorLine } from '../jobs/job.ts'
import { statusMark } from '../jobs/statusMark.ts'
import { formatDuration, formatExact, formatRelative } from '../jobs/time.ts'
import { Badge } from '../ui/Badge.tsx'
import { useClock } from '../ui/clock.ts'
import { CopyButton } from '../ui/CopyButton.tsx'

/** The longest error text a row carries; the tip shows more. */
const LINE_LENGTH = 300
const TIP_LENGTH = 4000

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

export function NameCell({ job }: CellProps) {
  if (!job.name) return <span className="text-muted">Unnamed</span>
  return (
    <span data-tip-cut className="block truncate font-medium">
      {job.name}
    </span>
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
  const time = Date.parse(iso)
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
  const tip = message.length > TIP_LENGTH ? `${message.slice(0, TIP_LENGTH)}…` : message
  return (
    <span data-tip={tip} className="block truncate text-tone-red">
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
