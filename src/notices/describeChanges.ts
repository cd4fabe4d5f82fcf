import { statusLabel } from '#src/contract/statuses.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { plural } from '#src/lib/units.ts'
import type { Changes } from './useStatusChanges.ts'

/** The maximum number of changes to describe; more are only counted. */
const MAX_DESCRIBED = 3

/** Returns the changes as sentences: `llama-sft is Completed, was Running. 2 more jobs changed status.` */
export function describeChanges({
  changed,
  removed,
}: Pick<Changes, 'changed' | 'removed'>): string {
  const sentences = [
    ...changed.map(
      ({ job, from }) =>
        `${jobTitle(job)} is ${statusLabel(job.current_status)}, was ${statusLabel(from)}.`,
    ),
    ...removed.map((job) => `${jobTitle(job)} is no longer ${statusLabel(job.current_status)}.`),
  ]
  const more = sentences.length - MAX_DESCRIBED
  if (more <= 0) return sentences.join(' ')
  return [...sentences.slice(0, MAX_DESCRIBED), `${plural(more, 'more job')} changed status.`].join(
    ' ',
  )
}
