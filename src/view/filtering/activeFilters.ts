import { statusesOf, statusLabel, statusName } from '#src/contract/statuses.ts'
import { exclusionOf, forExclusions, type Excludable } from './exclusions.ts'
import { FACET_KEYS, FACETS, type FacetKey } from './facets.ts'
import { fromKeys, pick } from '#src/lib/records.ts'
import { printRange, SPAN_LABELS, TIME_KEYS, type TimeKey } from './spans.ts'
import { DEFAULT_VIEW, isSameStatuses, type View } from '#src/view/view.ts'
import { FILTER_KEYS, type FilterKey } from '#src/view/viewKeys.ts'

/** One active filter with all of its values, as a person sees it. */
export interface ActiveFilter extends Chip {
  readonly key: FilterKey
  /** The change of a view that removes it. */
  readonly without: Partial<View>
}

interface Chip {
  readonly name: string
  /** `Failed, Deploy failed`, or `not Stopped or Expired` of a filter that excludes. */
  readonly value: string
  /** The value in full, if that is longer. */
  readonly title?: string
}

/** Returns the chip of a filter; `null` if the filter is off. `projectName` returns a project's name if it is known. */
type ChipOf = (view: View, projectName: (id: string) => string | undefined) => Chip | null

const chips: Readonly<Record<FilterKey, ChipOf>> = {
  status: ({ status }) => statusChip(status, joined),
  project: ({ project }, projectName) =>
    chip('Project', project && (projectName(project) ?? project)),
  job: ({ job }) => chip('Job ID', job),
  q: ({ q }) => chip('Text', q),
  ...fromKeys(FACET_KEYS, facetChip),
  ...fromKeys(TIME_KEYS, timeChip),
  longer: ({ longer }) => chip(SPAN_LABELS.longer, longer),
  ...forExclusions(exclusionChip),
}

function facetChip(key: FacetKey): ChipOf {
  const { label, print } = FACETS[key]
  return (view) => chip(label, joined(view[key].map(print)))
}

function timeChip(key: TimeKey): ChipOf {
  return ({ [key]: range, tz }) => chip(SPAN_LABELS[key], range && printRange(range, tz))
}

function exclusionChip(key: Excludable): ChipOf {
  if (key === 'status') return (view) => statusChip(view['not-status'], negated)
  if (key === 'q') return (view) => chip('Text', negated(view['not-q']))
  if (key === 'project') {
    return (view, projectName) =>
      chip('Project', negated(view['not-project'].map((id) => projectName(id) ?? id)))
  }
  const { label, print } = FACETS[key]
  return (view) => chip(label, negated(view[exclusionOf(key)].map(print)))
}

function statusChip(
  statuses: readonly string[],
  print: (values: readonly string[]) => string,
): Chip | null {
  const group = statusGroup(statuses)
  if (group) return chip('Status', print([group]))
  return chip('Status', print(statuses.map(statusLabel)), print(statuses.map(statusName)))
}

/** The name of the group that exactly these statuses form. */
function statusGroup(statuses: readonly string[]): 'Active' | 'Ended' | undefined {
  if (isSameStatuses(statuses, statusesOf('active'))) return 'Active'
  return isSameStatuses(statuses, statusesOf('ended')) ? 'Ended' : undefined
}

const joined = (values: readonly string[]) => values.join(', ')
const negated = (values: readonly string[]) =>
  values.length > 0 ? `not ${values.join(' or ')}` : ''

function chip(name: string, value: string | null, title = value): Chip | null {
  if (!value) return null
  return { name, value, ...(title && title !== value && { title }) }
}

/** The filters that are on, one for each key of the view. */
export function activeFilters(
  view: View,
  projectName: (id: string) => string | undefined,
): ActiveFilter[] {
  return FILTER_KEYS.flatMap((key) => {
    const active = chips[key](view, projectName)
    return active ? [{ ...active, key, without: pick(DEFAULT_VIEW, [key]) }] : []
  })
}

/** What to call a view by its filters. */
export function viewName(filters: readonly ActiveFilter[]): string {
  const values = filters.map(({ value }) => value)
  // Exclusions begin with a small letter: `not ada@example.com`.
  return values.join(', ').replace(/^not /, 'Not ') || 'All jobs'
}

/** The view with every filter off; the rest of it stays. */
export function withoutFilters(view: View): View {
  return { ...view, ...pick(DEFAULT_VIEW, FILTER_KEYS) }
}

/** Whether the view has any filters. */
export function isFiltered(view: View): boolean {
  return activeFilters(view, () => undefined).length > 0
}
