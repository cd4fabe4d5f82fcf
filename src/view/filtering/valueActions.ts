import { statusName } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { includedIn, toggleExcluded, withValues } from './excluding.ts'
import { exclusionOf, type ValueFilter } from './exclusions.ts'
import { FACETS, NO_VALUE } from './facets.ts'

/** A value of a job that the list can be filtered by. */
export interface JobValue {
  readonly filter: ValueFilter
  /** As the view has it. */
  readonly value: string
  /** With the name of its filter: `User ada@example.com`. */
  readonly label: string
}

/** What can be done with a value. */
export interface ValueAction {
  readonly kind: 'filter' | 'exclude' | 'remove'
  readonly label: string
  readonly apply: (view: View) => View
}

/** Returns the values of a job's field that the list can be filtered by; none if the job has no such value. */
export function valuesOf(job: TrainingJob, field: FieldKey): readonly JobValue[] {
  const { current_status: status, training_project: project, instance_type: type } = job
  switch (field) {
    case 'status':
      return [valueOf('status', status, statusName(status))]
    case 'project':
      return [valueOf('project', project.id, project.name || project.id)]
    case 'user':
      return job.user?.email ? [valueOf('user', job.user.email)] : []
    case 'gpu':
      return gpuTypeOf(type)
    case 'instance':
      return [...gpuTypeOf(type), ...(type.name ? [valueOf('instance', type.name)] : [])]
    case 'error': {
      const found = job.error_message && errorReader.get()?.errorTypeOf(job.error_message, job.id)
      return found ? [valueOf('fault', found)] : []
    }
    default:
      return []
  }
}

/** GPUs of an unnamed type aren't the `CPU only` of the filter. */
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

/** Returns what a menu offers for a value: to filter by it alone and to exclude it, or to undo what is done already. */
export function valueActions(
  view: View,
  { filter, value }: JobValue,
): readonly [ValueAction, ValueAction] {
  const included = includedIn(view, filter)
  const isOnly = included.length === 1 && included[0] === value
  const isExcluded = view[exclusionOf(filter)].includes(value)
  return [
    isOnly
      ? { kind: 'remove', label: 'Remove filter', apply: (now) => withValues(now, filter, []) }
      : { kind: 'filter', label: 'Filter', apply: (now) => withOnly(now, filter, value) },
    {
      kind: isExcluded ? 'remove' : 'exclude',
      label: isExcluded ? 'Remove exclusion' : 'Exclude',
      apply: (now) => toggleExcluded(now, filter, value),
    },
  ]
}

/** With one value alone, what the filter excludes has no effect. */
function withOnly(view: View, filter: ValueFilter, value: string): View {
  return { ...withValues(view, filter, [value]), [exclusionOf(filter)]: [] }
}

/** Returns the groups of a menu for some values, which change the view when an action is picked. */
export function valueGroups(view: View, values: readonly JobValue[], setView: SetView) {
  return values.map((value) => ({
    label: value.label,
    actions: valueActions(view, value).map((action) => ({
      ...action,
      onPick: () => setView(action.apply),
    })),
  }))
}
