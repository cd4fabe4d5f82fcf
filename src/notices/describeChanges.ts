import { statusLabel } from '#src/contract/statuses.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { plural } from '#src/lib/units.ts'
import type { Changes } from './useStatusChanges.ts'

const MAX_DESCRIBED = 3

/** Returns the changes as sentences: `llama-sft changed from Running to Completed. 2 more jobs changed status.` */
export function describeChanges({
  changed,
  removed,
}: Pick<Changes, 'changed' | 'removed'>): string {
  const sentences = [
    ...changed.map(
      ({ job, from }) =>
        `${jobTitle(job)} changed from ${statusLabel(from)} to ${statusLabel(job.current_status)}.`,
    ),
    ...removed.map((job) => `${jobTitle(job)} is no longer ${statusLabel(job.current_status)}.`),
  ]
  const more = sentences.length - MAX_DESCRIBED
  if (more <= 0) return sentences.join(' ')
  return [...sentences.slice(0, MAX_DESCRIBED), `${plural(more, 'more job')} changed status.`].join(
    ' ',
  )
}
