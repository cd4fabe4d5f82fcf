import { useMemo, type ReactNode } from 'react'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import { Duration } from '#src/components/Duration.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatGpus, formatNode } from '#src/jobs/instanceType.ts'
import { createdAt, elapsedText, isActive } from '#src/jobs/job.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { splitName } from '#src/jobs/splitName.ts'
import { fold } from '#src/lib/fold.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { middle } from '#src/ui/middle.tsx'
import { printView } from '#src/view/url.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { findMarks, markParts } from './markParts.ts'
import type { Zone } from '#src/lib/zone.ts'

/** The longest text that a cell carries; the tooltip has more. */
export const LINE_LENGTH = 300

/** How far into an error message a row looks for the line that a text search is about. */
const SEARCHED = 100_000

// Functions, not components, where no hook is needed: a screen has hundreds of cells. `words` are those
// of the text search, to be marked.

type Words = readonly string[]

/** The status as a badge. */
export function statusCell({ current_status: status }: TrainingJob): ReactNode {
  return <StatusBadge status={status} />
}

/** The job's name, which leads to its details; in a new tab, where somebody asks for one. */
export function nameCell(job: TrainingJob, words: Words, tz: Zone): ReactNode {
  const look = job.name ? 'block truncate font-medium' : 'block truncate text-muted'
  const name = job.name ? markName(job.name, words) : 'Unnamed'
  return (
    <a
      href={printView({ open: job.id, tz })}
      tabIndex={-1}
      // In two halves, it would be read as two words.
      aria-label={job.name || undefined}
      className={`${look} hover:underline`}
    >
      {name}
    </a>
  )
}

/** The name of the job's training project. */
export function projectCell({ training_project: { name } }: TrainingJob, words: Words): ReactNode {
  return name && <span>{markName(name, words)}</span>
}

/** The ID, and a button that copies it. */
export function idCell({ id }: TrainingJob, words: Words): ReactNode {
  return (
    <span className="flex items-center gap-1">
      <span className="truncate font-mono text-xs">{markWords(id, words)}</span>
      <CopyButton text={id} label={`ID ${id}`} tabIndex={-1} />
    </span>
  )
}

/** One node’s hardware at a glance. */
export function instanceTypeCell(job: TrainingJob): ReactNode {
  return (
    <>
      <span className="block truncate leading-[1.125rem]">
        {job.instance_type.name.slice(0, LINE_LENGTH)}
      </span>
      <span className="block truncate text-xs leading-[1.125rem] text-muted tabular-nums in-data-[density=compact]:hidden">
        {formatGpus(job)} · {formatNode(job)}
      </span>
    </>
  )
}

/** The elapsed time. Only an active job's depends on the time now. */
export function elapsedCell(job: TrainingJob): ReactNode {
  return isActive(job) ? <Duration since={createdAt(job)} /> : elapsedText(job, 0)
}

interface ErrorCellProps {
  readonly message: string
  readonly words: Words
}

/** The line of the error that gives the reason or, in a text search, the first that holds one of its words. */
export function ErrorCell({ message, words }: ErrorCellProps) {
  const reader = useErrorReader()
  const found = useMemo(() => {
    if (words.length === 0) return null
    const start = message.slice(0, SEARCHED)
    const readable = reader?.cleanMessage(start) ?? start
    return readable.split('\n').find((line) => holdsWord(line, words))
  }, [message, words, reader])
  const reason = useMemo(
    // Again once the functions are loaded.
    () => reader?.reasonOf(message) ?? reasonOrFirstLine(message),
    [message, reader],
  )
  return <>{markWords(found ?? reason, words)}</>
}

function holdsWord(line: string, words: Words): boolean {
  const start = fold(line.slice(0, LINE_LENGTH))
  return words.some((word) => start.includes(word))
}

/** The start of a text, with the words that the text search found in it marked. */
export function markWords(whole: string, words: Words): ReactNode {
  const text = whole.slice(0, LINE_LENGTH)
  return words.length === 0 ? text : drawMarks(text, findMarks(text, words))
}

function drawMarks(text: string, marks: Uint8Array): ReactNode {
  return markParts(text, marks).map((part, index) =>
    part.marked ? (
      <mark key={index} className="rounded-xs bg-mark text-inherit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}

/** The same of a name, truncated in its middle: a word that crosses the split is marked in both halves. */
function markName(name: string, words: Words): ReactNode {
  const parts = splitName(name)
  const [start, end] = parts
  if (!end) return markWords(name, words)
  if (words.length === 0) return middle(end, parts)
  const marks = findMarks(name, words)
  return middle(end, [drawMarks(start, marks), drawMarks(end, marks.subarray(start.length))])
}
