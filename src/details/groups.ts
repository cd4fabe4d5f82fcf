import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { ELAPSED_MINIMUM, gpuTotal, hasEnded, hasUnknownStatus, nodeCount } from '#src/jobs/job.ts'
import type { Zone } from '#src/lib/zone.ts'
import { formatCount, formatMib, plural } from '#src/lib/units.ts'

const TITLES = ['Hardware', 'Properties'] as const
type Title = (typeof TITLES)[number]

/** One line of the details. */
export interface Entry {
  readonly label: string
  /** What the label means: its tooltip. */
  readonly hint?: string | undefined
  /** The value in full; null where the job has none. `now` in ms since the epoch; times in a zone. */
  read(job: TrainingJob, now: number, zone: Zone): string | null
  /** What helps to read it. */
  note?(job: TrainingJob, now: number): string | null
  /** An ID, to be copied. */
  readonly isId?: boolean
  /** The value, if it is a time, as the API writes it: ISO 8601; null where the job has none. */
  time?(job: TrainingJob): string | null
  /** Whether a job has no such line. */
  isHidden?(job: TrainingJob): boolean
  /** The field by whose values the list can be filtered. */
  readonly field?: FieldKey
}

export interface Group {
  readonly title: Title
  readonly entries: readonly Entry[]
}

/** Where each field of the catalogue stands; null for what the head and the summary of the details say. */
const indexes: Readonly<Record<FieldKey, Title | null>> = {
  name: null,
  id: null,
  error: null,
  status: null,
  user: null,
  project: null,
  gpus: null,
  gpu: null,
  nodes: null,
  created: null,
  elapsed: null,
  instance: 'Hardware',
  capacity: 'Hardware',
  priority: 'Properties',
  checkpoint: 'Properties',
  updated: 'Properties',
}

/** What an entry has besides its field's label and value. */
const extras: Partial<Record<FieldKey, Partial<Entry>>> = {
  // The column can be called otherwise.
  instance: { label: 'Instance type' },
  elapsed: {
    note: (job) => (hasUnknownStatus(job) ? ELAPSED_MINIMUM : null),
  },
  created: { time: (job) => job.created_at },
  updated: { time: (job) => job.updated_at },
}

/** What a response says besides the fields of the catalogue. */
const more: Readonly<Partial<Record<Title, readonly Entry[]>>> = {
  Hardware: [
    {
      label: 'Memory per GPU',
      read: ({ instance_type: { gpu_memory_limit_mib: mib } }) =>
        mib === null ? null : formatMib(mib),
      isHidden: (job) => gpuTotal(job) === 0,
    },
    {
      label: 'vCPUs per node',
      read: ({ instance_type: type }) => formatCount(type.millicpu_limit / 1000),
      isHidden: isOneCpuNode,
    },
    {
      label: 'Memory per node',
      read: ({ instance_type: type }) => formatMib(type.memory_limit_mib),
      isHidden: isOneCpuNode,
    },
    {
      label: 'Instance type ID',
      isId: true,
      read: ({ instance_type: type }) => type.id,
      isHidden: ({ instance_type: type }) => type.id === type.name,
    },
  ],
  Properties: [{ label: 'Project ID', isId: true, read: (job) => job.training_project_id }],
}

/** Whether the summary says all of the job's CPUs and memory. */
function isOneCpuNode(job: TrainingJob): boolean {
  return gpuTotal(job) === 0 && nodeCount(job) === 1
}

/** All of the job's GPUs, `16 × H100`, or all its CPUs and memory; how they are spread over nodes is the note. */
const HARDWARE: Entry = {
  label: 'Hardware',
  field: 'gpu',
  read: formatTotal,
  note(job) {
    const { gpu_count: gpus } = job.instance_type
    if (nodeCount(job) === 1) return null
    const nodes = plural(nodeCount(job), 'node')
    return gpus === 0 ? nodes : `${nodes} × ${plural(gpus, 'GPU')}`
  },
}

const ENDED: Entry = {
  label: 'Ended',
  read: (job, now, zone) => (hasEnded(job) ? catalogueEntry('updated').read(job, now, zone) : null),
  time: (job) => (hasEnded(job) ? job.updated_at : null),
}

/**
 * What the details begin with, besides the status, the queue position and the reason of a failure. The lines are
 * the same for every job, so that they stay in place when it ends or another one opens. A reason, once there is one,
 * comes before them and pushes them down.
 */
export const SUMMARY: readonly Entry[] = [
  catalogueEntry('user'),
  catalogueEntry('project'),
  HARDWARE,
  catalogueEntry('created'),
  ENDED,
  catalogueEntry('elapsed'),
]

/** The fields of a job that neither the head nor the summary says, in groups. */
export const GROUPS: readonly Group[] = TITLES.map((title) => ({
  title,
  entries: [...catalogueEntries(title), ...(more[title] ?? [])],
}))

function catalogueEntries(title: Title): Entry[] {
  const keys = Object.entries(indexes).filter(([, position]) => position === title)
  return keys
    .map(([key]) => key)
    .filter(isPlaced)
    .map(catalogueEntry)
}

function catalogueEntry(key: FieldKey): Entry {
  return {
    label: FIELDS[key].label,
    hint: FIELDS[key].meaning,
    field: key,
    read(job, now, zone) {
      const value = FIELDS[key].read(job, now)
      return value === null ? null : FIELDS[key].print(value, zone)
    },
    ...extras[key],
  }
}

function isPlaced(key: string): key is FieldKey {
  return Object.hasOwn(indexes, key)
}
