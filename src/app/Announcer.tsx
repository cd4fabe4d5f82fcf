import { statusLabel } from '../contract/statuses.ts'
import { jobTitle } from '../jobs/job.ts'
import type { StatusChange } from '../jobs/lists.ts'

/** Named one by one up to this many; more are only counted. */
const NAMED = 3

/** Tells screen readers, politely, which jobs changed their status. */
export function Announcer({ changes }: { readonly changes: readonly StatusChange[] }) {
  return (
    <div role="status" aria-label="Status changes" className="sr-only">
      {describeChanges(changes)}
    </div>
  )
}

/** The changes as sentences: `llama-sft: Running, then Completed.` */
export function describeChanges(changes: readonly StatusChange[]): string {
  const named = changes
    .slice(0, NAMED)
    .map(
      ({ job, from }) =>
        `${jobTitle(job)} is ${statusLabel(job.current_status)}, was ${statusLabel(from)}.`,
    )
  const rest = changes.length - named.length
  if (rest > 0) named.push(`${rest} more ${rest === 1 ? 'job' : 'jobs'} changed status.`)
  return named.join(' ')
}
