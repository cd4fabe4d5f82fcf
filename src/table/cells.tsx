import { useMemo, type ReactNode } from 'react'
import { Duration } from '#src/components/Duration.tsx'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { createdAt, elapsedText, isActive, nodeCount } from '#src/jobs/job.ts'
import { findMarks, markParts } from '#src/jobs/markParts.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { splitName } from '#src/jobs/splitName.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { fold } from '#src/lib/fold.ts'
import { plural } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { middle } from '#src/ui/middle.tsx'
import { printView } from '#src/view/url.ts'

/** The max length of a cell's text, UTF-16 units; the tooltip has more. */
export const LINE_LENGTH = 300

/** How much of an error message is searched for the line that matches the text search, UTF-16 units. */
const MAX_SEARCHED = 100_000

// Functions, not components, if no hook is needed: a screen has hundreds of cells. `words` are those of the text
// search, to mark.

type Words = readonly string[]

export function statusCell({ current_status: status }: TrainingJob): ReactNode {
  return <StatusBadge status={status} />
}

export function nameCell(job: TrainingJob, words: Words, tz: Zone): ReactNode {
  const className = job.name ? 'block truncate font-medium' : 'block truncate text-muted'
  const name = job.name ? markName(job.name, words) : 'Unnamed'
  return (
    <a
      href={printView({ open: job.id, tz })}
      tabIndex={-1}
      // Without a label, the two halves of a name would be read as two words.
      aria-label={job.name || undefined}
      className={`${className} hover:underline`}
    >
      {name}
    </a>
  )
}

export function projectCell({ training_project: { name } }: TrainingJob, words: Words): ReactNode {
  return name && <span>{markName(name, words)}</span>
}

/** Visible in the hovered row, if focused, and on touch screens. */
const COPY_BUTTON =
  'absolute inset-y-0 right-0.5 my-auto pointer-coarse:after:absolute pointer-coarse:after:-inset-y-2.5 pointer-coarse:after:-right-0.5 pointer-coarse:after:-left-4.5 [@media(hover:hover)]:[tr:not(:hover)_&:not(:focus-visible)]:opacity-0'

export function idCell({ id }: TrainingJob, words: Words): ReactNode {
  return (
    <>
      {markWords(id, words)}
      <CopyButton text={id} label={`ID ${id}`} tabIndex={-1} className={COPY_BUTTON} />
    </>
  )
}

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

/** Omits the shared domain, unless the text search matches only with it. */
export function userCell(job: TrainingJob, words: Words, domain: string | null): ReactNode {
  const email = job.user?.email
  if (!email) return null
  const user = shortUser(email, domain)
  const isFound = words.every((word) => hasWord(user, [word]) || !hasWord(email, [word]))
  return markWords(isFound ? user : email, words)
}

/** Plain text if the job isn't active, because it doesn't depend on the current time then. */
export function elapsedCell(job: TrainingJob): ReactNode {
  return isActive(job) ? <Duration since={createdAt(job)} /> : elapsedText(job, 0)
}

interface ErrorCellProps {
  readonly message: string
  readonly words: Words
}

/** The line of the error with the reason or, in a text search, the first line with one of its words. */
export function ErrorCell({ message, words }: ErrorCellProps) {
  const reader = useErrorReader()
  const found = useMemo(() => {
    if (words.length === 0) return null
    const start = message.slice(0, MAX_SEARCHED)
    const readable = reader?.cleanMessage(start) ?? start
    return readable.split('\n').find((line) => hasWord(line, words))
  }, [message, words, reader])
  const reason = useMemo(
    // Computed again once the reader is loaded.
    () => reader?.reasonOf(message) ?? reasonOrFirstLine(message),
    [message, reader],
  )
  return <>{markWords(found ?? reason, words)}</>
}

function hasWord(line: string, words: Words): boolean {
  const start = fold(line.slice(0, LINE_LENGTH))
  return words.some((word) => start.includes(word))
}

export function markWords(whole: string, words: Words): ReactNode {
  const text = whole.slice(0, LINE_LENGTH)
  return words.length === 0 ? text : renderMarks(text, findMarks(text, words))
}

/** A thick underline behind the letters, since a background would be painted behind the ellipsis too. */
const MARK =
  'bg-transparent text-inherit underline decoration-mark decoration-[1.3em] underline-offset-[-1em] [text-decoration-skip-ink:none]'

function renderMarks(text: string, marks: Uint8Array): ReactNode {
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

/** The same for a name truncated in its middle: a word that crosses the split is marked in both halves. */
function markName(name: string, words: Words): ReactNode {
  const parts = splitName(name)
  const [start, end] = parts
  if (!end) return markWords(name, words)
  if (words.length === 0) return middle(end, parts)
  const marks = findMarks(name, words)
  return middle(end, [renderMarks(start, marks), renderMarks(end, marks.subarray(start.length))])
}
