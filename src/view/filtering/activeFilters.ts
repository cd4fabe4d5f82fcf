import { statusesOf, statusLabel, statusName } from '#src/contract/statuses.ts'
import { capitalized } from '#src/lib/capitalized.ts'
import { fromKeys, pick } from '#src/lib/records.ts'
import { DEFAULT_VIEW, isSameStatuses, type View } from '#src/view/view.ts'
import { FILTER_KEYS, type FilterKey } from '#src/view/viewKeys.ts'
import { EXCLUDABLE, exclusionOf, type ExclusionKey } from './exclusions.ts'
import { FACET_KEYS, FACETS, type FacetKey } from './facets.ts'
import { isSpanKey } from './matchingRows.ts'
import { printRange, SPAN_LABELS, TIME_KEYS, type TimeKey } from './spans.ts'

export type FilteredField = Exclude<FilterKey, ExclusionKey>

export interface ActiveFilter extends Chip {
  readonly key: FilteredField
  readonly without: Partial<View>
}

interface Chip {
  readonly name: string
  /** `Failed, Deploy failed`, `not Stopped or Expired`, or both. */
  readonly value: string
  /** The full value, if that is longer. */
  readonly title?: string
}

/** Returns the chip of a filter; `null` if the filter is off. `projectName` returns a project's name, if known. */
type ChipOf = (view: View, projectName: (id: string) => string | undefined) => Chip | null

const chips: Readonly<Record<FilteredField, ChipOf>> = {
  status: statusChip,
  project: ({ project, 'not-project': excluded }, projectName) => {
    const print = (id: string) => projectName(id) ?? id
    return chip('Project', printed(project ? [project] : [], excluded, print))
  },
  job: ({ job }) => chip('Job ID', job),
  q: ({ q, 'not-q': excluded }) => chip('Text', printed(q ? [q] : [], excluded, String)),
  ...fromKeys(FACET_KEYS, facetChip),
  ...fromKeys(TIME_KEYS, timeChip),
  longer: ({ longer }) => chip(SPAN_LABELS.longer, longer),
}

function facetChip(key: FacetKey): ChipOf {
  const { label, print } = FACETS[key]
  return ({ [key]: selected, [exclusionOf(key)]: excluded }) =>
    chip(label, printed(selected, excluded, print))
}

function timeChip(key: TimeKey): ChipOf {
  return ({ [key]: range, tz }) => chip(SPAN_LABELS[key], range && printRange(range, tz))
}

function statusChip({ status, 'not-status': excluded }: View): Chip | null {
  const text = (print: (status: string) => string) => {
    const [included, others] = [status, excluded].map((statuses) => {
      const group = statusGroup(statuses)
      return group ? [group] : statuses.map(print)
    })
    return joined(included, others)
  }
  return chip('Status', text(statusLabel), text(statusName))
}

function statusGroup(statuses: readonly string[]): 'Active' | 'Ended' | undefined {
  if (isSameStatuses(statuses, statusesOf('active'))) return 'Active'
  return isSameStatuses(statuses, statusesOf('ended')) ? 'Ended' : undefined
}

function printed(
  included: readonly string[],
  excluded: readonly string[],
  print: (value: string) => string,
): string {
  return joined(included.map(print), excluded.map(print))
}

function joined(included: readonly string[] = [], excluded: readonly string[] = []): string {
  const others = excluded.length > 0 ? [`not ${excluded.join(' or ')}`] : []
  return [...included, ...others].join(', ')
}

function chip(name: string, value: string | null, title = value): Chip | null {
  if (!value) return null
  return { name, value, ...(title && title !== value && { title }) }
}

const FILTERED_FIELDS = FILTER_KEYS.filter((key): key is FilteredField => key in chips)

export function activeFilters(
  view: View,
  projectName: (id: string) => string | undefined,
): ActiveFilter[] {
  return FILTERED_FIELDS.flatMap((key) => {
    const active = chips[key](view, projectName)
    return active ? [{ ...active, key, without: pick(DEFAULT_VIEW, keysOf(key)) }] : []
  })
}

function keysOf(field: FilteredField): readonly FilterKey[] {
  const excludable = EXCLUDABLE.find((key) => key === field)
  return excludable ? [field, exclusionOf(excludable)] : [field]
}

export function withoutThese(filters: readonly ActiveFilter[]): Partial<View> {
  return filters.reduce<Partial<View>>((all, { without }) => ({ ...all, ...without }), {})
}

/** `Failed, ended last night`. */
export function viewName(filters: readonly ActiveFilter[]): string {
  const [first = 'All jobs', ...others] = filters.map(({ key, name, value }) =>
    // A time needs the name of its filter.
    isSpanKey(key) ? `${name.toLowerCase()} ${value}` : value,
  )
  // The names of projects and users keep their case.
  const canCapitalize =
    filters[0] !== undefined && (isSpanKey(filters[0].key) || first.startsWith('not '))
  return [canCapitalize ? capitalized(first) : first, ...others].join(', ')
}

export function withoutFilters(view: View): View {
  return { ...view, ...pick(DEFAULT_VIEW, FILTER_KEYS) }
}

export function isFiltered(view: View): boolean {
  return activeFilters(view, () => undefined).length > 0
}
