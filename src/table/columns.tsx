import type { ReactNode } from 'react'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { formatHardware } from '#src/jobs/instanceType.ts'
import { splitName } from '#src/jobs/splitName.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { BodyColumn } from './bodyColumns.ts'
import {
  elapsedCell,
  ErrorCell,
  hardwareCell,
  idCell,
  LINE_LENGTH,
  nameCell,
  projectCell,
  statusCell,
  userCell,
} from './cells.tsx'

type Cell = (
  job: TrainingJob,
  words: readonly string[],
  zone: Zone,
  domain: string | null,
) => ReactNode

const cells: Partial<Record<FieldKey, Cell>> = {
  status: (job) => statusCell(job),
  name: nameCell,
  id: (job, words) => idCell(job, words),
  project: (job, words) => projectCell(job, words),
  instance: (job) => hardwareCell(job),
  elapsed: (job) => elapsedCell(job),
  created: (job) => <TimeAgo at={job.created_at} />,
  error: ({ error_message: message }, words) =>
    message ? <ErrorCell message={message} words={words} /> : null,
  user: (job, words, _zone, domain) => userCell(job, words, domain),
  updated: (job) => <TimeAgo at={job.updated_at} />,
}

export function cellContent(
  { key, domain }: BodyColumn,
  job: TrainingJob,
  words: readonly string[],
  zone: Zone,
): ReactNode {
  const cell = cells[key]
  return cell ? cell(job, words, zone, domain) : fieldText(key, job)
}

/** Returns the label of a cell whose name is truncated in its middle: the two halves would be read as two words. */
export function splitNameLabel(column: FieldKey, job: TrainingJob): string | undefined {
  const name = column === 'name' ? job.name : column === 'project' && job.training_project.name
  return name && splitName(name)[1] ? name : undefined
}

/** `null` if the job has no value. */
export function fieldText(key: FieldKey, job: TrainingJob): string | null {
  if (key === 'instance') return formatHardware(job)
  const value = FIELDS[key].read(job, currentTime())
  return value === null ? null : FIELDS[key].print(value, null).slice(0, LINE_LENGTH)
}
