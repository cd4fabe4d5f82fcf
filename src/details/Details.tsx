import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { statusLabel, statusMark } from '../contract/statuses.ts'
import { trussCommands } from '../jobs/commands.ts'
import { cleanMessage } from '../jobs/errors/cleanMessage.ts'
import { jobUrl } from '../jobs/jobUrl.ts'
import { formatPosition, type QueuePosition } from '../jobs/queue.ts'
import { otherFields } from '../jobs/otherFields.ts'
import type { Sighting } from '../search/sightings.ts'
import { Badge } from '../ui/Badge.tsx'
import { BUTTON, classes } from '../ui/classes.ts'
import { useClock } from '../ui/clock.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { CopyTextButton } from '../ui/CopyTextButton.tsx'
import { CutNote, MOST_DRAWN } from './CutNote.tsx'
import { GROUPS, type Entry } from './groups.ts'
import { Json } from './Json.tsx'
import { SeenHere } from './SeenHere.tsx'

/** The longest value that a line shows whole; the raw JSON has it all. */
const LONGEST = 1000

interface DetailsProps {
  readonly job: TrainingJob
  readonly listed: boolean
  /** Its position in the queue, where it waits and that is known. */
  readonly position: QueuePosition | null
  readonly sightings: readonly Sighting[]
  readonly actions: ReactNode
}

/** All that is known of a job. */
export function Details({ job, listed, position, sightings, actions }: DetailsProps) {
  const others = otherFields(job)
  return (
    <div className="flex flex-col gap-6 px-5 py-4">
      {!listed && (
        <p role="note" className="rounded-md bg-tone-amber-soft px-3 py-2 text-tone-amber">
          The list leaves this job out: the filters are for others.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge {...statusMark(job.current_status)}>{statusLabel(job.current_status)}</Badge>
        <span className="flex min-w-0 items-center gap-1">
          <span className="truncate font-mono text-xs">{job.id}</span>
          <CopyButton text={job.id} label={`ID ${job.id}`} />
        </span>
        {actions}
        <span className="flex flex-wrap gap-2">
          {!__DEMO__ && (
            <a
              href={jobUrl(job, __REMOTE_URL__)}
              target="_blank"
              rel="noreferrer"
              className={BUTTON}
            >
              Open in Baseten
              <ExternalLink aria-hidden className="size-3.5 text-muted" />
            </a>
          )}
          <CopyTextButton label="Copy link" text={() => location.href} />
        </span>
      </div>
      {job.error_message && <ErrorMessage message={cleanMessage(job.error_message)} />}
      {GROUPS.map(({ title, entries }) => (
        <Section key={title} title={title}>
          <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
            {entries.map((entry) => (
              <Line key={entry.label} job={job} entry={entry} />
            ))}
            {title === 'Status' && position && (
              <Row
                label="Queue position"
                value={formatPosition(position)}
                note={noteOnQueue(job)}
              />
            )}
          </dl>
        </Section>
      ))}
      <Section title="Seen here">
        <SeenHere sightings={sightings} />
      </Section>
      {others.length > 0 && (
        <Section title="Other">
          <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
            {others.map(({ name, value }) => (
              <Row key={name} label={name} value={value} />
            ))}
          </dl>
        </Section>
      )}
      <Section title="Commands">
        <ul className="flex flex-col gap-1">
          {trussCommands(job).map(({ label, command }) => (
            <li
              key={label}
              className="flex items-center gap-2 rounded-md bg-subtle py-0.5 pr-1 pl-2.5"
            >
              <code className="min-w-0 flex-1 truncate font-mono text-xs" title={command}>
                {command}
              </code>
              <CopyButton text={command} label={`command: ${label}`} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Raw JSON">
        <Json value={job} />
      </Section>
    </div>
  )
}

/** Jobs without a GPU type wait in a queue of their own. */
function noteOnQueue({ instance_type: { gpu_type: type } }: TrainingJob): string {
  return type ? `Among jobs waiting for ${type}` : 'Among jobs waiting without a GPU type'
}

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

function Section({ title, children }: SectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {children}
    </section>
  )
}

/** A field with its value as of now. */
function Line({ job, entry }: { readonly job: TrainingJob; readonly entry: Entry }) {
  const value = useClock((now) => entry.read(job, now) ?? '')
  const note = useClock((now) => entry.note?.(job, now) ?? '')
  return <Row label={entry.label} value={value} note={note} isId={entry.isId ?? false} />
}

interface RowProps {
  readonly label: string
  readonly value: string
  readonly note?: string
  readonly isId?: boolean
}

function Row({ label, value, note = '', isId = false }: RowProps) {
  return (
    <>
      <dt className="text-muted wrap-anywhere">{label}</dt>
      <dd
        className={classes(
          'flex min-w-0 flex-wrap gap-x-2 tabular-nums',
          isId ? '-my-0.5 items-center gap-x-1' : 'items-baseline',
        )}
      >
        <span className={isId ? 'font-mono text-xs wrap-anywhere' : 'wrap-anywhere empty:no-value'}>
          {value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}
        </span>
        {isId && <CopyButton text={value} label={`${label} ${value}`} />}
        {note && <span className="text-xs text-muted">{note}</span>}
      </dd>
    </>
  )
}

function ErrorMessage({ message }: { readonly message: string }) {
  return (
    <section aria-label="Error" className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <h3 className="font-medium">Error</h3>
        <CopyButton text={message} label="error message" />
      </div>
      <pre
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md bg-tone-red-soft px-3 py-2 font-mono text-xs leading-5 break-words whitespace-pre-wrap text-tone-red"
      >
        {message.slice(0, MOST_DRAWN)}
      </pre>
      <CutNote length={message.length} />
    </section>
  )
}
