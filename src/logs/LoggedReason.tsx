import { useQuery } from '@tanstack/react-query'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { describeLogFailure } from './logErrors.ts'
import { loggedReasonQuery, needsLoggedReason } from './loggedReasonQuery.ts'

interface LoggedReasonProps {
  readonly job: TrainingJob
  /** Opens the log at a line, as in the URL. */
  readonly onOpenLine: (line: string) => void
}

/** The last exception in the log of a failed job, if its error message has no reason. */
export function LoggedReason({ job, onOpenLine }: LoggedReasonProps) {
  const isNeeded = needsLoggedReason(job)
  const { data, error } = useQuery({ ...loggedReasonQuery(job), enabled: isNeeded })
  if (!isNeeded) return null
  if (error)
    return <p className="text-muted">Couldn’t read the log: {describeLogFailure(error)}.</p>
  // One line from the start, so that a job without an exception doesn't move what is below.
  if (!data) return <p className="text-muted">Searching the log for the reason…</p>
  if (!data.found) return <p className="text-muted">{describeSearched(data.count)}</p>
  const { reason, line } = data.found
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="flex items-start gap-1 text-tone-red">
        <p className="line-clamp-4 py-0.5 font-mono text-xs leading-5 wrap-anywhere [unicode-bidi:plaintext]">
          {reason}
        </p>
        <CopyButton text={reason} label="exception" />
      </div>
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        Last exception in the log
        <Button onClick={() => onOpenLine(line)}>Open in log</Button>
      </p>
    </div>
  )
}

/** Returns how many lines at the end of the log have no exception. */
function describeSearched(count: number): string {
  if (count === 0) return 'No lines found in the log.'
  return `No exception in the last ${count === 1 ? 'log line' : plural(count, 'log line')}.`
}
