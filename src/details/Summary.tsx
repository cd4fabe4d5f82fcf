import { clsx } from 'clsx'
import { useMemo, type ReactNode } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { spellExit } from '#src/jobs/errors/exitCodes.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { formatPosition, type QueuePosition } from '#src/jobs/queue.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { valuesOf } from '#src/view/filtering/valueActions.ts'
import { SUMMARY } from './groups.ts'
import { Line, Lines, Row } from './Lines.tsx'
import { ValueButton } from './ValueButton.tsx'

interface SummaryProps {
  readonly job: TrainingJob
  readonly position: QueuePosition | null
  readonly loggedReason: ReactNode
  readonly idleGpus: ReactNode
}

export function Summary({ job, position, loggedReason, idleGpus }: SummaryProps) {
  return (
    <section aria-label="Summary" className="flex flex-col gap-3">
      {job.error_message && <Reason job={job} message={job.error_message} />}
      {loggedReason}
      <Lines>
        {SUMMARY.map((entry) => (
          <Line key={entry.label} job={job} entry={entry} />
        ))}
        {/* Last, since it is removed when the job ends. It stays when the job starts, so that nothing moves. */}
        {!hasEnded(job) && (
          <Row
            label="Queue position"
            value={position ? formatPosition(position) : ''}
            // Not a note, which would need a second line and move the content below.
            hint={queueHint(job)}
          />
        )}
      </Lines>
      {/* After the lines, so that it doesn't move them when it appears. */}
      {idleGpus}
    </section>
  )
}

/** There is one queue per GPU type, and one for jobs without a GPU type. */
function queueHint({ instance_type: { gpu_type: type } }: TrainingJob): string {
  return type ? `Among jobs waiting for ${type}` : 'Among waiting jobs without a GPU type'
}

/** If the message contains nothing else, it can be copied here. */
function Reason({ job, message }: { readonly job: TrainingJob; readonly message: string }) {
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

/** Longer messages always have a section of their own. UTF-16 code units. */
const MAX_REASON_LENGTH = 600

/** Whether a message contains only its reason, apart from the meaning of an exit code. */
export function isReasonOnly(message: string): boolean {
  if (message.length > MAX_REASON_LENGTH) return false
  const line = cleanMessage(message).trim().replaceAll(/\s+/g, ' ')
  return spellExit(line) === reasonOf(message)
}
