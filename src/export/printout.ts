import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { formatHardware } from '#src/jobs/instanceType.ts'
import { createdAt, elapsedText, updatedAt } from '#src/jobs/job.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { formatMinute, type Zone } from '#src/lib/zone.ts'
import type { Paper } from '#src/ui/PrintPage.tsx'
import { columnLabel } from '#src/view/columns.ts'
import type { ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { isByCreation, type Sorts } from '#src/view/view.ts'

/** About 60 pages. */
export const MAX_PRINTED = 2000

/** In UTF-16 code units. */
const MAX_TEXT = 300

/** Returns `3 jobs`, or `First 2,000 of 3,000 jobs` if some are omitted. */
export function countLine(total: number): string {
  const jobs = plural(total, 'job')
  return total > MAX_PRINTED ? `First ${formatCount(MAX_PRINTED)} of ${jobs}` : jobs
}

export function omittedLine(total: number): string | null {
  const omitted = total - MAX_PRINTED
  if (omitted <= 0) return null
  const jobs = plural(omitted, 'more job is', 'more jobs are')
  return `${jobs} not printed. Download CSV for all ${formatCount(total)}.`
}

export function filterLine(filters: readonly ActiveFilter[]): string {
  return filters.map(({ name, value }) => `${name}: ${value}`).join(' · ') || 'No filters'
}

/** Returns `Newest first`, or a text such as `Sorted by GPUs (descending), Name (ascending)`. */
export function sortLine(sort: Sorts, statuses: readonly string[]): string {
  if (isByCreation(sort)) return sort[0].descending ? 'Newest first' : 'Oldest first'
  const parts = sort.map(
    ({ field, descending }) =>
      `${columnLabel(field, statuses)} (${descending ? 'descending' : 'ascending'})`,
  )
  return `Sorted by ${parts.join(', ')}`
}

const cellTexts: Partial<Record<FieldKey, (job: TrainingJob, now: number, zone: Zone) => string>> =
  {
    status: (job) => statusLabel(job.current_status),
    name: (job) => job.name || 'Unnamed',
    instance: formatHardware,
    elapsed: elapsedText,
    created: (job, _, zone) => formatMinute(createdAt(job), zone),
    updated: (job, _, zone) => formatMinute(updatedAt(job), zone),
    error: ({ error_message: message }) => (message ? reasonOrFirstLine(message) : ''),
  }

/** Returns the text of a printed cell; `–` if the job has no value. `now` in ms since the epoch. */
export function printedText(key: FieldKey, job: TrainingJob, now: number, zone: Zone): string {
  const value = FIELDS[key].read(job, now)
  const text =
    cellTexts[key]?.(job, now, zone) ?? (value === null ? '' : FIELDS[key].print(value, zone))
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text || '–'
}

/** Whether a column has numbers, but not dates, which take two lines. */
export function isRightAligned(key: FieldKey): boolean {
  return FIELDS[key].numeric && key !== 'created' && key !== 'updated'
}

const WEIGHTS: Readonly<Record<FieldKey, number>> = {
  status: 17,
  name: 26,
  id: 16,
  project: 20,
  instance: 27,
  gpus: 10,
  gpu: 15,
  elapsed: 17,
  created: 27,
  error: 44,
  user: 26,
  priority: 13,
  nodes: 12,
  capacity: 18,
  checkpoint: 20,
  updated: 27,
}

const weightOf = (keys: readonly FieldKey[]) => keys.reduce((total, key) => total + WEIGHTS[key], 0)

export function printedWidths(keys: readonly FieldKey[]): number[] {
  const sum = weightOf(keys)
  return keys.map((key) => (WEIGHTS[key] / sum) * 100)
}

/** The maximum sum of weights in portrait, and in landscape without smaller type. */
const MAX_PORTRAIT = 130
const MAX_LANDSCAPE = 200

export function paperOf(keys: readonly FieldKey[]): Paper {
  const weight = weightOf(keys)
  if (weight <= MAX_PORTRAIT) return 'portrait'
  return weight <= MAX_LANDSCAPE ? 'landscape' : 'landscape small'
}
