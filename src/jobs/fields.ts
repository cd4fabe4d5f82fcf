import { compareStatuses, statusName } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { capacityLabel, checkpointLabel, createdAt, elapsed, gpuTotal, updatedAt } from './job.ts'
import { reasonOrFirstLine } from './errorReader.ts'
import { once } from '#src/lib/lazy.ts'
import { formatDuration } from '#src/lib/time.ts'
import { formatCount } from '#src/lib/units.ts'
import { formatExact, type Zone } from '#src/lib/zone.ts'

/** What a person can see of a job: how to read it, compare it and print it. */
export interface Field<Value extends string | number = string | number> {
  readonly label: string
  /** What the value means, if the label doesn't say it. */
  readonly meaning?: string
  /** Numbers line up on the right, in tabular figures. */
  readonly numeric: boolean
  /** The job's value, or null where it has none; `now` in ms since the epoch. Null sorts last. */
  read(job: TrainingJob, now: number): Value | null
  compare(a: Value, b: Value): number
  /** The part of the value that it is sorted by, if not all of it; `compare` takes two of these. */
  sortKey?(value: Value): Value
  /** The value as text, whole; times in a zone. */
  print(value: Value, zone: Zone): string
}

const collator = once(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }))

function byText(a: string, b: string): number {
  return collator().compare(a, b)
}

/** IDs are random: their digits are no numbers, and there can be a hundred thousand of them. */
function byCharacter(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** In the order of a job's life; unknown statuses after the known ones, by name. */
function byStatus(a: string, b: string): number {
  return compareStatuses(a, b) || byText(a, b) || byCharacter(a, b)
}

function text(label: string, read: (job: TrainingJob) => string | null | undefined): Field<string> {
  return {
    label,
    numeric: false,
    read: (job) => read(job) || null,
    compare: byText,
    print: (value) => value,
  }
}

function number(
  label: string,
  read: (job: TrainingJob, now: number) => number | null,
  print: Field<number>['print'] = formatCount,
): Field<number> {
  return { label, numeric: true, read, compare: (a, b) => a - b, print }
}

/**
 * The field catalogue: every field described once, in the order in which the table shows them.
 * A key is also the field's word in the URL.
 */
const catalogue = {
  status: {
    ...text('Status', (job) => job.current_status),
    compare: byStatus,
    print: statusName,
  },
  name: text('Name', (job) => job.name),
  id: { ...text('ID', (job) => job.id), compare: byCharacter },
  project: text('Project', (job) => job.training_project.name),
  instance: text('Instance type', (job) => job.instance_type.name),
  gpus: number('GPUs', gpuTotal),
  gpu: text('GPU type', (job) => job.instance_type.gpu_type),
  elapsed: {
    ...number('Elapsed', elapsed, formatDuration),
    meaning: 'From creation to now, or to the last update once ended. Includes time in the queue.',
  },
  created: number('Created', createdAt, formatExact),
  error: {
    ...text('Error', (job) => job.error_message),
    sortKey: reasonOrFirstLine,
  },
  user: text('User', (job) => job.user?.email),
  priority: {
    ...number('Priority', (job) => job.priority ?? 0),
    meaning: 'Higher leaves the queue first. Equal priorities: oldest first.',
  },
  nodes: number('Nodes', (job) => job.node_count ?? null),
  capacity: {
    ...text('Capacity', (job) => capacityLabel(job.availability_model)),
    meaning: 'On-demand or Spot. Spot capacity can be reclaimed, which ends the job as preempted.',
  },
  checkpoint: {
    ...text('Checkpoint sync', (job) => checkpointLabel(job.checkpoint_sync_status)),
    meaning: 'Whether the upload of the job’s checkpoints is under way or completed.',
  },
  updated: number('Updated', updatedAt, formatExact),
}

export type FieldKey = keyof typeof catalogue

export const FIELDS: Readonly<Record<FieldKey, Field>> = catalogue

/** Whether a word is the key of a field. */
export function isFieldKey(word: string): word is FieldKey {
  return Object.hasOwn(FIELDS, word)
}

/** All keys, in the catalogue's order. */
export const FIELD_KEYS = Object.keys(FIELDS).filter(isFieldKey)
