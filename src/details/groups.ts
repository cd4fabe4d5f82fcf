import { statusMeaning } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { formatGpus } from '#src/jobs/instanceType.ts'
import { ELAPSED_MINIMUM, hasUnknownStatus, nodeCount } from '#src/jobs/job.ts'
import type { Zone } from '#src/lib/zone.ts'
import {
  formatCount,
  formatCpus,
  formatExactMib,
  formatExactMillicpu,
  formatMib,
} from '#src/lib/units.ts'

const TITLES = ['Status', 'Instance type', 'Training project', 'Checkpoint'] as const
type Title = (typeof TITLES)[number]

/** One line of the details. */
export interface Entry {
  readonly label: string
  /** The value, exact; null where the job has none. `now` in ms since the epoch; times in a zone. */
  read(job: TrainingJob, now: number, zone: Zone): string | null
  /** What helps to read it. */
  note?(job: TrainingJob, now: number): string | null
  /** An ID, to be copied. */
  readonly isId?: boolean
  /** The value, if it is a time, as the API writes it: ISO 8601. */
  time?(job: TrainingJob): string
  /** The field by whose values the list can be filtered. */
  readonly field?: FieldKey
}

export interface Group {
  readonly title: Title
  readonly entries: readonly Entry[]
}

/** Where each field of the catalogue stands; null for what the head and the summary of the details say. */
const places: Readonly<Record<FieldKey, Title | null>> = {
  name: null,
  id: null,
  error: null,
  status: 'Status',
  created: 'Status',
  updated: 'Status',
  elapsed: 'Status',
  priority: 'Status',
  instance: 'Instance type',
  capacity: 'Instance type',
  gpu: 'Instance type',
  nodes: 'Instance type',
  gpus: 'Instance type',
  project: 'Training project',
  user: null,
  checkpoint: 'Checkpoint',
}

const notes: Partial<Record<FieldKey, Entry['note']>> = {
  status: ({ current_status: status }) => statusMeaning(status) ?? 'Not known to this dashboard',
  elapsed: (job) =>
    hasUnknownStatus(job) ? ELAPSED_MINIMUM : 'Since creation, time in the queue included',
  priority: () => 'Higher leaves the queue first',
  gpus: (job) => (nodeCount(job) > 1 ? 'In all nodes' : null),
}

const times: Partial<Record<FieldKey, Entry['time']>> = {
  created: (job) => job.created_at,
  updated: (job) => job.updated_at,
}

/** What an answer says besides the fields of the catalogue. */
const more: Readonly<Partial<Record<Title, readonly Entry[]>>> = {
  'Instance type': [
    { label: 'GPUs a node', read: ({ instance_type: type }) => formatCount(type.gpu_count) },
    {
      label: 'GPU memory',
      read: ({ instance_type: { gpu_memory_limit_mib: mib } }) =>
        mib === null ? null : formatMib(mib),
      note: ({ instance_type: { gpu_memory_limit_mib: mib } }) =>
        mib === null ? null : formatExactMib(mib),
    },
    {
      label: 'vCPUs a node',
      read: ({ instance_type: type }) => formatCpus(type.millicpu_limit),
      note: ({ instance_type: type }) => formatExactMillicpu(type.millicpu_limit),
    },
    {
      label: 'Memory a node',
      read: ({ instance_type: type }) => formatMib(type.memory_limit_mib),
      note: ({ instance_type: type }) => formatExactMib(type.memory_limit_mib),
    },
    { label: 'Instance type ID', isId: true, read: ({ instance_type: type }) => type.id },
  ],
  'Training project': [{ label: 'Project ID', isId: true, read: (job) => job.training_project_id }],
}

/** What the details begin with, besides the status and the reason of a failure. */
export const SUMMARY: readonly Entry[] = [
  catalogueEntry('user'),
  catalogueEntry('project'),
  { label: 'Hardware', read: formatGpus, field: 'gpu' },
  {
    ...catalogueEntry('elapsed'),
    note: (job) => (hasUnknownStatus(job) ? ELAPSED_MINIMUM : null),
  },
]

/** Every field of a job that the contract knows, in groups. */
export const GROUPS: readonly Group[] = TITLES.map((title) => ({
  title,
  entries: [...catalogueEntries(title), ...(more[title] ?? [])],
}))

function catalogueEntries(title: Title): Entry[] {
  const keys = Object.entries(places).filter(([, place]) => place === title)
  return keys
    .map(([key]) => key)
    .filter(isPlaced)
    .map(catalogueEntry)
}

function catalogueEntry(key: FieldKey): Entry {
  return {
    label: FIELDS[key].label,
    field: key,
    read(job, now, zone) {
      const value = FIELDS[key].read(job, now)
      return value === null ? null : FIELDS[key].print(value, zone)
    },
    ...(notes[key] && { note: notes[key] }),
    ...(times[key] && { time: times[key] }),
  }
}

function isPlaced(key: string): key is FieldKey {
  return Object.hasOwn(places, key)
}
