import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandList } from '#src/components/CommandList.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { remoteUrl } from '#src/jobs/addresses.ts'
import { CLIS, cliCommands } from '#src/jobs/cliCommands.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import type { QueuePosition } from '#src/jobs/queue.ts'
import { readPageConfig } from '#src/lib/pageConfig.ts'
import { isArgument } from '#src/lib/quoteForShell.ts'
import { buttonClass } from '#src/ui/Button.tsx'
import { ErrorMessage } from './ErrorMessage.tsx'
import { GROUPS } from './groups.ts'
import { jobUrl } from './jobUrl.ts'
import { Json } from './Json.tsx'
import { Line, Lines, Row } from './Lines.tsx'
import { otherFields } from './otherFields.ts'
import type { HistoryEntry } from './statusHistory.ts'
import { StatusHistory } from './StatusHistory.tsx'
import { isReasonOnly, Summary } from './Summary.tsx'

interface DetailsProps {
  readonly job: TrainingJob
  readonly position: QueuePosition | null
  readonly statuses: readonly HistoryEntry[]
  readonly actions: ReactNode
  readonly loggedReason: ReactNode
  readonly idleGpus: ReactNode
}

export function Details(props: DetailsProps) {
  const { job, position, statuses, actions, loggedReason, idleGpus } = props
  const { error_message: message } = job
  const others = otherFields(job)
  return (
    <div className="flex max-w-240 flex-col gap-6 px-5 py-4">
      <Summary job={job} position={position} loggedReason={loggedReason} idleGpus={idleGpus} />
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {!readPageConfig().demo && (
          <a
            href={jobUrl(job, remoteUrl())}
            target="_blank"
            rel="noreferrer"
            className={buttonClass('outline')}
          >
            Open in Baseten
            <ExternalLink aria-hidden className="size-3.5 text-muted" />
          </a>
        )}
        {/* Last, because some are removed when the job ends. */}
        {actions}
      </div>
      {message && !isReasonOnly(message) && <ErrorMessage message={cleanMessage(message)} />}
      {GROUPS.map(({ title, entries }) => (
        <Section key={title} title={title}>
          <Lines>
            {entries.map((entry) =>
              entry.isHidden?.(job) ? null : <Line key={entry.label} job={job} entry={entry} />,
            )}
          </Lines>
        </Section>
      ))}
      {others.length > 0 && (
        <Section title="Other fields">
          <Lines>
            {others.map(({ name, value }) => (
              <Row key={name} label={name} value={value} />
            ))}
          </Lines>
        </Section>
      )}
      <Section title="CLI commands">
        {CLIS.map((cli) => (
          <CommandList key={cli} commands={cliCommands(job, cli)} label={cli} />
        ))}
        {!isArgument(job.id) && (
          <p className="text-muted">This job’s ID can’t be part of a command.</p>
        )}
      </Section>
      {/* After the other fields, so that it doesn't move them when it appears. */}
      {statuses.length > 1 && (
        <Section title="Status changes" note="Seen in this tab">
          <StatusHistory statuses={statuses} />
        </Section>
      )}
      <Section title="Raw JSON">
        <Json value={job} />
      </Section>
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}

function Section({ title, note, children }: SectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h3 className="font-medium">{title}</h3>
        {note && <p className="text-xs text-muted">{note}</p>}
      </div>
      {children}
    </section>
  )
}
