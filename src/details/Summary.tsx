import { clsx } from 'clsx'
import { useMemo } from 'react'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { SUMMARY } from './groups.ts'
import { valuesOf } from '#src/view/filtering/valueActions.ts'
import { Line, Lines } from './Lines.tsx'
import { ValueButton } from './ValueButton.tsx'

/** What one opens a job for, in view without scrolling: its status, why it failed, whose it is, on what, how long. */
export function Summary({ job }: { readonly job: TrainingJob }) {
  const { current_status: status, error_message: message } = job
  return (
    <section aria-label="Summary" className="flex flex-col gap-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <ValueButton values={valuesOf(job, 'status')}>
          <StatusBadge status={status} />
        </ValueButton>
        <span className="flex min-w-0 items-center gap-1">
          <span className="truncate font-mono text-xs">{job.id}</span>
          <CopyButton text={job.id} label={`ID ${job.id}`} />
        </span>
      </div>
      {message && <Reason job={job} message={message} />}
      <Lines>
        {SUMMARY.map((entry) => (
          <Line key={entry.label} job={job} entry={entry} />
        ))}
      </Lines>
    </section>
  )
}

/** The reason of a failure; where it is all of the message, that can be copied here. */
function Reason({ job, message }: { readonly job: TrainingJob; readonly message: string }) {
  // Its functions are loaded beside the page.
  useErrorReader()
  const reason = useMemo(() => reasonOf(message), [message])
  const isOnly = isReasonOnly(message)
  return (
    <div className="flex items-start gap-1 text-tone-red">
      <p
        className={clsx(
          'py-0.5 font-mono text-xs leading-5 wrap-anywhere [unicode-bidi:plaintext]',
          !isOnly && 'line-clamp-4',
        )}
      >
        {reason}
      </p>
      {isOnly && <CopyButton text={cleanMessage(message)} label="error message" />}
      <ValueButton values={valuesOf(job, 'error')} />
    </div>
  )
}

/** The longest message that the summary shows in place of a section of its own. */
const LONGEST_ONLY = 300

/** Whether an error message says no more than its reason. */
export function isReasonOnly(message: string): boolean {
  return message.length <= LONGEST_ONLY && cleanMessage(message).trim() === reasonOf(message)
}
