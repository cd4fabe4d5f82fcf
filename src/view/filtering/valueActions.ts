import { statusName } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { includedIn, toggleExcluded, withValues } from './excluding.ts'
import { exclusionOf, type ValueFilter } from './exclusions.ts'
import { FACETS, NO_VALUE } from './facets.ts'

export interface JobValue {
  readonly filter: ValueFilter
  readonly value: string
  /** With the name of its filter: `User ada@example.com`. */
  readonly label: string
}

export interface ValueAction {
  readonly kind: 'filter' | 'exclude' | 'remove'
  readonly label: string
  readonly apply: (view: View) => View
}

const readers: Partial<Record<FieldKey, (job: TrainingJob) => readonly JobValue[]>> = {
  status: ({ current_status: status }) => [valueOf('status', status, statusName(status))],
  project: ({ training_project: { id, name } }) => [valueOf('project', id, name || id)],
  user: ({ user }) => (user?.email ? [valueOf('user', user.email)] : []),
  gpu: ({ instance_type: type }) => gpuTypeOf(type),
  instance: ({ instance_type: type }) => [
    ...gpuTypeOf(type),
    ...(type.name ? [valueOf('instance', type.name)] : []),
  ],
  error: ({ id, error_message: message }) => {
    const type = message && errorReader.get()?.errorTypeOf(message, id)
    return type ? [valueOf('fault', type)] : []
  },
}

export function valuesOf(job: TrainingJob, field: FieldKey): readonly JobValue[] {
  return readers[field]?.(job) ?? []
}

/** A job with GPUs of an unnamed type must not match `CPU only`. */
function gpuTypeOf(type: TrainingJob['instance_type']): readonly JobValue[] {
  if (!type.gpu_type && type.gpu_count > 0) return []
  return [valueOf('gpu', type.gpu_type ?? NO_VALUE)]
}

function valueOf(filter: ValueFilter, value: string, name?: string): JobValue {
  const isField = filter === 'status' || filter === 'project'
  const { label } = isField ? FIELDS[filter] : FACETS[filter]
  const text = name ?? (isField ? value : FACETS[filter].print(value))
  return { filter, value, label: `${label} ${text}` }
}

/** Returns the menu actions for a value: filter by it alone and exclude it, or undo either if it is already active. */
export function valueActions(
  view: View,
  { filter, value }: JobValue,
): readonly [ValueAction, ValueAction] {
  const included = includedIn(view, filter)
  const isOnly = included.length === 1 && included[0] === value
  const isExcluded = view[exclusionOf(filter)].includes(value)
  return [
    isOnly
      ? {
          kind: 'remove',
          label: 'Remove filter',
          apply: (current) => withValues(current, filter, []),
        }
      : { kind: 'filter', label: 'Filter', apply: (current) => withOnly(current, filter, value) },
    {
      kind: isExcluded ? 'remove' : 'exclude',
      label: isExcluded ? 'Remove exclusion' : 'Exclude',
      apply: (current) => toggleExcluded(current, filter, value),
    },
  ]
}

/** Clears the exclusions, because they have no effect on a filter with a single value. */
function withOnly(view: View, filter: ValueFilter, value: string): View {
  return { ...withValues(view, filter, [value]), [exclusionOf(filter)]: [] }
}

export function valueGroups(view: View, values: readonly JobValue[], setView: SetView) {
  return values.map((value) => ({
    label: value.label,
    actions: valueActions(view, value).map((action) => ({
      ...action,
      onSelect: () => setView(action.apply),
    })),
  }))
}
