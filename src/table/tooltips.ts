import { statusMeaning } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { describeInstanceType } from '#src/jobs/instanceType.ts'
import { ELAPSED_MINIMUM, hasUnknownStatus } from '#src/jobs/job.ts'
import { parseTime } from '#src/lib/time.ts'
import { formatExact, type Zone } from '#src/lib/zone.ts'
import type { TooltipProps } from '#src/ui/TooltipPopup.tsx'
import { isTruncated } from '#src/ui/Tooltips.tsx'
import type { Columns } from '#src/view/columns.ts'
import { jobOfCell } from './cellKeys.ts'

/** The cell's description, or its text if truncated; `null` if none. */
export function tooltipOfCell(
  target: Element,
  jobs: readonly TrainingJob[],
  columns: Columns,
  zone: Zone,
): TooltipProps | null {
  const label = target.closest('th')?.querySelector('button > span')
  if (label && isTruncated(label)) return { anchor: label, text: label.textContent }
  const cell = target.closest('td')
  const job = cell && jobOfCell(cell, jobs)
  if (!job) return null
  // The first cell has the checkbox.
  const key = columns[cell.cellIndex - 1]?.key
  const text =
    (key && descriptions[key]?.(job, zone)) ?? (isTruncated(cell) ? cell.textContent : null)
  return text && (text !== cell.textContent || isTruncated(cell)) ? { anchor: cell, text } : null
}

/** Descriptions of cells. The tooltip omits those that equal the cell's text. */
const descriptions: Partial<Record<FieldKey, (job: TrainingJob, zone: Zone) => string | null>> = {
  status: ({ current_status: status }) => statusMeaning(status) ?? `Unknown status: ${status}`,
  name: ({ name }) => name ?? null,
  project: ({ training_project: { name } }) => name,
  instance: describeInstanceType,
  elapsed: (job) => (hasUnknownStatus(job) ? ELAPSED_MINIMUM : null),
  created: (job, zone) => formatExact(parseTime(job.created_at), zone),
  error: ({ error_message: message }) =>
    message ? (errorReader.get()?.cleanMessage(message) ?? message).trim() : null,
  user: ({ user }) => user?.email ?? null,
  updated: (job, zone) => formatExact(parseTime(job.updated_at), zone),
}
