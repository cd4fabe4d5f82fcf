import { statusesOf, statusLabel } from '../contract/statuses.ts'
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
  readonly name: string
  readonly value: string
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
    filters.push({ name: 'Project', value, without: { ...view, project: null } })
  }
  if (view.job !== null) {
    filters.push({ name: 'Job', value: view.job, without: { ...view, job: null } })
  }
  filters.push(...statusFilters(view))
  if (isSameSort(view.sort, OLDEST_FIRST)) {
    filters.push({ name: 'Order', value: 'Oldest first', without: { ...view, sort: NEWEST_FIRST } })
  }
  return filters
}

/** A whole group is one chip; other statuses have one each. */
function statusFilters(view: View): ActiveFilter[] {
  const group = statusGroup(view.status)
  if (group) return [{ name: 'Status', value: group, without: { ...view, status: [] } }]
  return view.status.map((status) => ({
    name: 'Status',
    value: statusLabel(status),
    without: { ...view, status: view.status.filter((other) => other !== status) },
  }))
}

/** The name of the group that exactly these statuses form. */
export function statusGroup(statuses: readonly string[]): 'Active' | 'Ended' | undefined {
  if (isSameStatuses(statuses, statusesOf('active'))) return 'Active'
  return isSameStatuses(statuses, statusesOf('ended')) ? 'Ended' : undefined
}

/** The view with every filter off; the pace and the order of a column stay. */
export function withoutFilters(view: View): View {
  const sort = view.sort.field === 'created' ? NEWEST_FIRST : view.sort
  return { ...DEFAULT_VIEW, sort, refresh: view.refresh }
}

/** Whether the view leaves any jobs out. */
export function isFiltered(view: View): boolean {
  return view.project !== null || view.job !== null || view.status.length > 0
}
