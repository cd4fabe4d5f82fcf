import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'

/** What a cell of an exported table holds. */
export type ExportCell = string | number | null

/** Fields that a spreadsheet wants otherwise than the page: times in ISO 8601, a duration in seconds. */
const otherwise: Partial<Record<FieldKey, (job: TrainingJob, now: number) => ExportCell>> = {
  created: (job) => job.created_at,
  updated: (job) => job.updated_at,
  error: readableError,
  elapsed: (job, now) => Math.round(Number(FIELDS.elapsed.read(job, now)) / 1000),
}

/** The job's error message without control characters; `null` if none. */
export function readableError({ error_message: message }: TrainingJob): string | null {
  return message ? cleanMessage(message) : null
}

/** The name of a column of an exported table. */
export function exportLabel(key: FieldKey): string {
  return key === 'elapsed' ? `${FIELDS.elapsed.label} (s)` : FIELDS[key].label
}

/** A job's row in an exported table: numbers as they are, texts as the table shows them. `now` in ms since the epoch. */
export function exportCells(
  job: TrainingJob,
  keys: readonly FieldKey[],
  now: number,
): ExportCell[] {
  return keys.map((key) => {
    const other = otherwise[key]
    if (other) return other(job, now)
    const value = FIELDS[key].read(job, now)
    return typeof value === 'string' ? FIELDS[key].print(value, null) : value
  })
}
