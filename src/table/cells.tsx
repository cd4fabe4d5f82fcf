import { useMemo, type ReactNode } from 'react'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import { Duration } from '#src/components/Duration.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { createdAt, elapsedText, isActive, nodeCount } from '#src/jobs/job.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { splitName } from '#src/jobs/splitName.ts'
import { fold } from '#src/lib/fold.ts'
import { plural } from '#src/lib/units.ts'
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
  const variant = job.name ? 'block truncate font-medium' : 'block truncate text-muted'
  const name = job.name ? markName(job.name, words) : 'Unnamed'
  return (
    <a
      href={printView({ open: job.id, tz })}
      tabIndex={-1}
      // In two halves, it would be read as two words.
      aria-label={job.name || undefined}
      className={`${variant} hover:underline`}
    >
      {name}
    </a>
  )
}

/** The name of the job's training project. */
export function projectCell({ training_project: { name } }: TrainingJob, words: Words): ReactNode {
  return name && <span>{markName(name, words)}</span>
}

/** Visible in the row under the pointer, where it has the focus, and where nothing hovers. */
const COPY =
  'absolute inset-y-0 right-0.5 my-auto pointer-coarse:after:absolute pointer-coarse:after:-inset-y-2.5 pointer-coarse:after:-right-0.5 pointer-coarse:after:-left-4.5 [@media(hover:hover)]:[tr:not(:hover)_&:not(:focus-visible)]:opacity-0'

/** The ID, and a button that copies it. */
export function idCell({ id }: TrainingJob, words: Words): ReactNode {
  return (
    <>
      {markWords(id, words)}
      <CopyButton text={id} label={`ID ${id}`} tabIndex={-1} className={COPY} />
    </>
  )
}

/** The hardware of all nodes in one line. */
export function hardwareCell(job: TrainingJob): ReactNode {
  const nodes = nodeCount(job)
  const total = formatTotal(job).slice(0, LINE_LENGTH)
  if (nodes === 1) return total
  return (
    <>
      {total} <span className="ml-1 text-muted">{plural(nodes, 'node')}</span>
    </>
  )
}

/** The user, without the domain that all users have in common unless the text search is about it. */
export function userCell(job: TrainingJob, words: Words, domain: string | null): ReactNode {
  const email = job.user?.email
  if (!email) return null
  const user = shortUser(email, domain)
  const isFound = words.every((word) => holdsWord(user, [word]) || !holdsWord(email, [word]))
  return markWords(isFound ? user : email, words)
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

/** A line behind the letters in place of a background, which would be drawn behind the ellipsis too. */
const MARK =
  'bg-transparent text-inherit underline decoration-mark decoration-[1.3em] underline-offset-[-1em] [text-decoration-skip-ink:none]'

function drawMarks(text: string, marks: Uint8Array): ReactNode {
  return markParts(text, marks).map((part, index) =>
    part.marked ? (
      <mark key={index} className={MARK}>
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
