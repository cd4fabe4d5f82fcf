import { statusesOf, statusLabel, statusName } from '../contract/statuses.ts'
import { FACET_KEYS, FACETS } from './facets.ts'
import { parseSpan, printCreated } from './spans.ts'
import {
  DEFAULT_VIEW,
  isSameSort,
  isSameStatuses,
  NEWEST_FIRST,
  OLDEST_FIRST,
  type View,
} from './view.ts'

/** One filter that is on, as a person sees it, and the view without it. */
export interface ActiveFilter {
  readonly key: string
  readonly name: string
  readonly value: string
  /** The value in full, if that is longer. */
  readonly title?: string
  /** Whether it leaves jobs out; an order does not. */
  readonly narrows: boolean
  readonly without: View
}

/** The filters that are on, one chip each. `projectName` gives a project's name where it is known. */
export function activeFilters(
  view: View,
  projectName: (id: string) => string | undefined,
): ActiveFilter[] {
  const filters: ActiveFilter[] = []
  if (view.project !== null) {
    const value = projectName(view.project) ?? view.project
    filters.push(narrowing('Project', value, { ...view, project: null }))
  }
  if (view.job !== null) {
    filters.push(narrowing('Job', view.job, { ...view, job: null }))
  }
  filters.push(...statusFilters(view))
  if (view.q !== '') {
    filters.push(narrowing('Text', view.q, { ...view, q: '' }))
  }
  for (const key of FACET_KEYS) {
    if (view[key].length === 0) continue
    const { label, print } = FACETS[key]
    filters.push(narrowing(label, view[key].map(print).join(', '), { ...view, [key]: [] }))
  }
  if (view.created !== null) {
    filters.push(narrowing('Created', printCreated(view.created), { ...view, created: null }))
  }
  if (view.longer !== null) {
    const least = parseSpan(view.longer)?.label ?? view.longer
    filters.push(narrowing('Running longer than', least, { ...view, longer: null }))
  }
  if (isSameSort(view.sort, OLDEST_FIRST)) {
    const order = narrowing('Order', 'Oldest first', { ...view, sort: NEWEST_FIRST })
    filters.push({ ...order, narrows: false })
  }
  return filters
}

/** What to call a view by what it holds. */
export function viewName(filters: readonly ActiveFilter[]): string {
  const values = filters.filter(({ narrows }) => narrows).map(({ value }) => value)
  return values.join(', ') || 'All jobs'
}

function narrowing(name: string, value: string, without: View): ActiveFilter {
  return { key: name, name, value, narrows: true, without }
}

/** A whole group is one chip; other statuses have one each. */
function statusFilters(view: View): ActiveFilter[] {
  const group = statusGroup(view.status)
  if (group) return [narrowing('Status', group, { ...view, status: [] })]
  return view.status.map((status) => ({
    ...narrowing('Status', statusLabel(status), {
      ...view,
      status: view.status.filter((other) => other !== status),
    }),
    title: statusName(status),
    // Two names can have one label.
    key: `Status ${status}`,
  }))
}

/** The name of the group that exactly these statuses form. */
function statusGroup(statuses: readonly string[]): 'Active' | 'Ended' | undefined {
  if (isSameStatuses(statuses, statusesOf('active'))) return 'Active'
  return isSameStatuses(statuses, statusesOf('ended')) ? 'Ended' : undefined
}

/** The view with every filter off; the pace, the order, the columns and the open job stay. */
export function withoutFilters(view: View): View {
  const { refresh, open, cols, density, overview, wall } = view
  const sort = isSameSort(view.sort, OLDEST_FIRST) ? NEWEST_FIRST : view.sort
  return { ...DEFAULT_VIEW, sort, cols, density, refresh, open, overview, wall }
}

/** Whether the view leaves any jobs out. */
export function isFiltered(view: View): boolean {
  return activeFilters(view, () => undefined).some(({ narrows }) => narrows)
}
