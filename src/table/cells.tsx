import type { ReactNode } from 'react'
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
import { markParts } from './markParts.ts'

/** The longest error text that a row carries; the tip shows it whole. */
const LINE_LENGTH = 300

// Functions, not components, where no hook is needed: a screen has hundreds of cells. `words` are those
// of the text search, to be marked.

type Words = readonly string[]

/** The status as a badge, with its meaning in the tip. */
export function statusCell(job: TrainingJob): ReactNode {
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
export function nameCell(job: TrainingJob, words: Words): ReactNode {
  const look = classes('block truncate', job.name ? 'font-medium' : 'text-muted')
  const name = job.name ?? 'Unnamed'
  const marked = job.name ? markWords(job.name, words) : name
  if (__DEMO__) {
    return (
      <span data-tip-cut className={look}>
        {marked}
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
      {marked}
    </a>
  )
}

/** The ID, and a button that copies it. */
export function idCell(job: TrainingJob, words: Words): ReactNode {
  return (
    <span className="flex items-center gap-1">
      <span data-tip-cut className="truncate font-mono text-xs">
        {markWords(job.id, words)}
      </span>
      <CopyButton text={job.id} label={`ID ${job.id}`} />
    </span>
  )
}

/** The training project’s name, with its ID in the tip. */
export function projectCell(job: TrainingJob, words: Words): ReactNode {
  const { name, id } = job.training_project
  return (
    <span data-tip={`${name}\nProject ID ${id}`} className="block truncate">
      {markWords(name, words)}
    </span>
  )
}

/** One node’s hardware at a glance, with every figure in the tip. */
export function instanceTypeCell(job: TrainingJob): ReactNode {
  return (
    <span data-tip={describeInstanceType(job)} className="block leading-[1.125rem]">
      <span className="block truncate">{job.instance_type.name}</span>
      <span className="block truncate text-xs text-muted tabular-nums">
        {formatGpus(job)} · {formatNode(job)}
      </span>
    </span>
  )
}

export function ElapsedCell({ job }: { readonly job: TrainingJob }) {
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

/** The line of the error that says most or, in a text search, the first that holds one of its words. */
export function errorCell(job: TrainingJob, words: Words): ReactNode {
  const message = job.error_message
  if (!message) return noValue
  const found = words.length > 0 ? message.split('\n').find((line) => holdsWord(line, words)) : null
  return (
    <span data-tip={message} className="block truncate text-tone-red">
      {markWords((found ?? errorLine(message)).slice(0, LINE_LENGTH), words)}
    </span>
  )
}

function holdsWord(line: string, words: Words): boolean {
  const start = line.slice(0, LINE_LENGTH).toLowerCase()
  return words.some((word) => start.includes(word))
}

/** A text that may be absent. */
export function textCell(text: string | null, words: Words): ReactNode {
  if (text === null) return noValue
  return (
    <span data-tip-cut className="block truncate">
      {markWords(text, words)}
    </span>
  )
}

/** The text, with the words that the text search found in it marked. */
function markWords(text: string, words: Words): ReactNode {
  if (words.length === 0) return text
  return markParts(text, words).map((part, index) =>
    part.marked ? (
      <mark key={index} className="rounded-xs bg-mark text-inherit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}

const noValue = (
  <span className="text-muted">
    <span aria-hidden>–</span>
    <span className="sr-only">none</span>
  </span>
)
