import { clsx } from 'clsx'
import { useMemo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { spellExit } from '#src/jobs/errors/exitCodes.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
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
  /** Its position in the queue; `null` if it isn't waiting, or that is unknown. */
  readonly position: QueuePosition | null
}

/** What one opens a job for, in view without scrolling: why it failed, whose it is, on what, when and how long. */
export function Summary({ job, position }: SummaryProps) {
  return (
    <section aria-label="Summary" className="flex flex-col gap-3">
      {job.error_message && <Reason job={job} message={job.error_message} />}
      <Lines>
        {SUMMARY.map((entry) => (
          <Line key={entry.label} job={job} entry={entry} />
        ))}
        {/* Last: it is gone once the job has ended. Until then it stays, so that nothing moves when the job starts. */}
        {!hasEnded(job) && (
          <Row
            label="Queue position"
            value={position ? formatPosition(position) : ''}
            // Beside the value there is no room for it: in a second line, it would move what is below.
            hint={noteOnQueue(job)}
          />
        )}
      </Lines>
    </section>
  )
}

/** Jobs without a GPU type wait in a queue of their own. */
function noteOnQueue({ instance_type: { gpu_type: type } }: TrainingJob): string {
  return type ? `Among jobs waiting for ${type}` : 'Among jobs waiting without a GPU type'
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

/** The longest message that the summary shows in place of a section of its own, in UTF-16 units. */
const LONGEST_ONLY = 600

/** Whether an error message says no more than its reason, which spells out its exit code. */
export function isReasonOnly(message: string): boolean {
  if (message.length > LONGEST_ONLY) return false
  const line = cleanMessage(message).trim().replaceAll(/\s+/g, ' ')
  return spellExit(line) === reasonOf(message)
}
