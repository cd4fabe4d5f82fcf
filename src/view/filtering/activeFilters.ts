import { statusesOf, statusLabel, statusName } from '#src/contract/statuses.ts'
import { exclusionOf, forExclusions, type Excludable } from './exclusions.ts'
import { FACET_KEYS, FACETS, type FacetKey } from './facets.ts'
import { fromKeys, pick } from '#src/lib/records.ts'
import { printRange, SPAN_LABELS, TIME_KEYS, type TimeKey } from './spans.ts'
import {
  DEFAULT_VIEW,
  isSameSort,
  isSameStatuses,
  NEWEST_FIRST,
  OLDEST_FIRST,
  type View,
} from '#src/view/view.ts'
import { FILTER_KEYS, type FilterKey } from '#src/view/viewKeys.ts'

/** One active filter, as a person sees it. */
export interface ActiveFilter {
  readonly key: string
  /** Empty where the value says it all: `Not smoke`. */
  readonly name: string
  readonly value: string
  /** The value in full, if that is longer. */
  readonly title?: string
  /** Whether it leaves jobs out; an order does not. */
  readonly narrows: boolean
  /** Removes it from a view. */
  readonly without: Removal
}

type Removal = (view: View) => Partial<View>

type Chips = (view: View, projectName: (id: string) => string | undefined) => ActiveFilter[]

/** The chips of each filter, in the order in which they are displayed. */
const chips: Readonly<Record<FilterKey, Chips>> = {
  project: (view, projectName) => {
    const name = view.project === null ? null : (projectName(view.project) ?? view.project)
    return chip('Project', name, () => ({ project: null }))
  },
  job: (view) => chip('Job', view.job, () => ({ job: null })),
  status: (view) => statusChips(view, 'status', 'Status', ''),
  q: (view) => chip('Text', view.q || null, () => ({ q: '' })),
  ...fromKeys(FACET_KEYS, facetChips),
  ...fromKeys(TIME_KEYS, timeChips),
  longer: (view) => chip(SPAN_LABELS.longer, view.longer, () => ({ longer: null })),
  ...forExclusions(exclusionChips),
}

function facetChips(key: FacetKey): Chips {
  const { label, print } = FACETS[key]
  return (view) => chip(label, view[key].map(print).join(', ') || null, () => ({ [key]: [] }))
}

function timeChips(key: TimeKey): Chips {
  return ({ [key]: text, tz }) =>
    chip(SPAN_LABELS[key], text && printRange(text, tz), () => ({ [key]: null }))
}

/** One chip for what a filter excludes, or as many as the filter itself would have; one for each text. */
function exclusionChips(key: Excludable): Chips {
  const exclusion = exclusionOf(key)
  if (key === 'status') return (view) => statusChips(view, 'not-status', '', 'Not ')
  if (key === 'q') {
    return (view) =>
      view['not-q'].map((text) =>
        narrowing('', `Not ${text}`, without('not-q', text), `${exclusion} ${text}`),
      )
  }
  return (view, projectName) => {
    const print = key === 'project' ? (id: string) => projectName(id) ?? id : FACETS[key].print
    const name = key === 'project' ? 'Project' : FACETS[key].label
    const names = view[exclusion].map(print).join(' or ')
    return names === ''
      ? []
      : [narrowing(name, `not ${names}`, () => ({ [exclusion]: [] }), exclusion)]
  }
}

function without(key: 'status' | 'not-status' | 'not-q', value: string): Removal {
  return (view) => ({ [key]: view[key].filter((other) => other !== value) })
}

/** One chip; none where `value` is `null`. */
function chip(name: string, value: string | null, removal: Removal): ActiveFilter[] {
  return value === null ? [] : [narrowing(name, value, removal)]
}

/** The filters that are on, one chip each. `projectName` gives a project's name where it is known. */
export function activeFilters(
  view: View,
  projectName: (id: string) => string | undefined,
): ActiveFilter[] {
  const filters = Object.values(chips).flatMap((chipsOf) => chipsOf(view, projectName))
  if (!isSameSort(view.sort, OLDEST_FIRST)) return filters
  const order = narrowing('Order', 'Oldest first', () => ({ sort: NEWEST_FIRST }))
  return [...filters, { ...order, narrows: false }]
}

/** What to call a view by what it holds. */
export function viewName(filters: readonly ActiveFilter[]): string {
  const values = filters.filter(({ narrows }) => narrows).map(({ value }) => value)
  // Exclusions begin with a small letter: `not ada@example.com`.
  return values.join(', ').replace(/^not /, 'Not ') || 'All jobs'
}

function narrowing(name: string, value: string, removal: Removal, key = name): ActiveFilter {
  return { key, name, value, narrows: true, without: removal }
}

/** A whole group is one chip; other statuses have one each. */
function statusChips(
  view: View,
  key: 'status' | 'not-status',
  name: string,
  not: string,
): ActiveFilter[] {
  const group = statusGroup(view[key])
  if (group) return [narrowing(name, not + group, () => ({ [key]: [] }), key)]
  return view[key].map((status) => ({
    // Two names can have one label.
    ...narrowing(name, not + statusLabel(status), without(key, status), `${key} ${status}`),
    title: not + statusName(status),
  }))
}

/** The name of the group that exactly these statuses form. */
function statusGroup(statuses: readonly string[]): 'Active' | 'Ended' | undefined {
  if (isSameStatuses(statuses, statusesOf('active'))) return 'Active'
  return isSameStatuses(statuses, statusesOf('ended')) ? 'Ended' : undefined
}

/** The view with every filter off; the pace, the order, the columns and the open job stay. */
export function withoutFilters(view: View): View {
  const sort = isSameSort(view.sort, OLDEST_FIRST) ? NEWEST_FIRST : view.sort
  return { ...view, ...pick(DEFAULT_VIEW, FILTER_KEYS), sort }
}

/** Whether the view leaves any jobs out. */
export function isFiltered(view: View): boolean {
  return activeFilters(view, () => undefined).some(({ narrows }) => narrows)
}
