import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELDS, isFieldKey, type FieldKey } from '#src/jobs/fields.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { ELAPSED_MINIMUM, gpuTotal, hasEnded, hasUnknownStatus, nodeCount } from '#src/jobs/job.ts'
import { formatCount, formatMib, plural } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'

const TITLES = ['Hardware', 'Properties'] as const
type Title = (typeof TITLES)[number]

export interface Entry {
  readonly label: string
  readonly hint?: string | undefined
  /** Returns the whole value; `null` if the job has none. `now` is in ms since the epoch; times are in `zone`. */
  read(job: TrainingJob, now: number, zone: Zone): string | null
  note?(job: TrainingJob, now: number): string | null
  /** Whether it is an ID, which can be copied. */
  readonly isId?: boolean
  /** If the value is a time: returns it as in the API, ISO 8601; `null` if the job has none. */
  time?(job: TrainingJob): string | null
  isHidden?(job: TrainingJob): boolean
  readonly field?: FieldKey
}

export interface Group {
  readonly title: Title
  readonly entries: readonly Entry[]
}

/** `null` for fields that the head or the summary displays. */
const groupTitles: Readonly<Record<FieldKey, Title | null>> = {
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

const extras: Partial<Record<FieldKey, Partial<Entry>>> = {
  // The field's column has another label.
  instance: { label: 'Instance type' },
  elapsed: {
    note: (job) => (hasUnknownStatus(job) ? ELAPSED_MINIMUM : null),
  },
  created: { time: (job) => job.created_at },
  updated: { time: (job) => job.updated_at },
}

const otherEntries: Readonly<Partial<Record<Title, readonly Entry[]>>> = {
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

/** Whether the summary displays the job's CPUs and memory already. */
function isOneCpuNode(job: TrainingJob): boolean {
  return gpuTotal(job) === 0 && nodeCount(job) === 1
}

/** GPUs such as `16 × H100`, or CPUs and memory if there are none. The note is the number of nodes. */
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
  read: (job, now, zone) => (hasEnded(job) ? catalogEntry('updated').read(job, now, zone) : null),
  time: (job) => (hasEnded(job) ? job.updated_at : null),
}

/**
 * The same lines for every job, so that they stay in place when it ends or another job opens. The reason for a
 * failure is above them and pushes them down. The queue position is below.
 */
export const SUMMARY: readonly Entry[] = [
  catalogEntry('user'),
  catalogEntry('project'),
  HARDWARE,
  catalogEntry('created'),
  ENDED,
  catalogEntry('elapsed'),
]

export const GROUPS: readonly Group[] = TITLES.map((title) => ({
  title,
  entries: [...catalogEntries(title), ...(otherEntries[title] ?? [])],
}))

function catalogEntries(title: Title): Entry[] {
  const keys = Object.entries(groupTitles).filter(([, group]) => group === title)
  return keys
    .map(([key]) => key)
    .filter(isFieldKey)
    .map(catalogEntry)
}

function catalogEntry(key: FieldKey): Entry {
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
