import { compareStatuses, statusName } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { once } from '#src/lib/lazy.ts'
import { formatDuration } from '#src/lib/time.ts'
import { formatCount } from '#src/lib/units.ts'
import { formatExact, type Zone } from '#src/lib/zone.ts'
import { reasonOrFirstLine } from './errorReader.ts'
import { capacityLabel, checkpointLabel, createdAt, elapsed, gpuTotal, updatedAt } from './job.ts'

export interface Field<Value extends string | number = string | number> {
  readonly label: string
  readonly meaning?: string
  /** Numbers are right-aligned in tabular figures. */
  readonly numeric: boolean
  /** Returns the job's value; `null` if none, which sorts last. `now` is in ms since the epoch. */
  read(job: TrainingJob, now: number): Value | null
  compare(a: Value, b: Value): number
  /** Defaults to the value. */
  sortKey?(value: Value): Value
  print(value: Value, zone: Zone): string
}

const collator = once(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }))

function byText(a: string, b: string): number {
  return collator().compare(a, b)
}

/** Compares IDs, of which there can be 100,000. They are random, so their digits aren't numbers. */
function byCharacter(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Unknown statuses come last, by name. */
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

/** The field catalog, in the order of the table's columns. A key is also the field's word in the URL. */
const catalog = {
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
    meaning: 'From creation to now, or to the last update if ended. Includes queue time.',
  },
  created: number('Created', createdAt, formatExact),
  error: {
    ...text('Error', (job) => job.error_message),
    sortKey: reasonOrFirstLine,
  },
  user: text('User', (job) => job.user?.email),
  priority: {
    ...number('Priority', (job) => job.priority ?? 0),
    meaning: 'Higher-priority jobs run first. Equal priorities: oldest first.',
  },
  nodes: number('Nodes', (job) => job.node_count ?? null),
  capacity: {
    ...text('Capacity', (job) => capacityLabel(job.availability_model)),
    meaning: 'On-demand or Spot. Spot capacity can be reclaimed, which ends the job as preempted.',
  },
  checkpoint: {
    ...text('Checkpoint sync', (job) => checkpointLabel(job.checkpoint_sync_status)),
    meaning: 'Status of the checkpoint upload.',
  },
  updated: number('Updated', updatedAt, formatExact),
}

export type FieldKey = keyof typeof catalog

export const FIELDS: Readonly<Record<FieldKey, Field>> = catalog

export function isFieldKey(word: string): word is FieldKey {
  return Object.hasOwn(FIELDS, word)
}

export const FIELD_KEYS = Object.keys(FIELDS).filter(isFieldKey)
