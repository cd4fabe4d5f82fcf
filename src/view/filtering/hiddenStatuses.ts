import { phaseOf, statusesOf, type Kind, type Phase } from '#src/contract/statuses.ts'
import type { View } from '#src/view/view.ts'
import { isFiltered } from './activeFilters.ts'

/** Whether a view filters out no waiting job, so that queue positions are exact. */
export function showsAllWaiting(view: View): boolean {
  return !hidesSome(view, 'waiting') && !isFilteredByOthers(view)
}

/** Whether a view filters out no job that uses GPUs, so that they can be compared with the organization's limits. */
export function showsAllUsing(view: View): boolean {
  const hidesUsing = hidesSome(view, 'running') || hidesSome(view, 'deploying')
  return !hidesUsing && !isFilteredByOthers(view)
}

function isFilteredByOthers(view: View): boolean {
  return isFiltered({ ...view, status: [], 'not-status': [] })
}

/**
 * Returns the statuses of a group whose jobs the view filters out: by its status filters, or because only ended jobs
 * match a range of `ended`. A count of that group would be misleading then.
 */
export function hiddenStatuses(view: View, group: Phase | Kind): string[] {
  const { status, 'not-status': excluded, ended } = view
  return statusesOf(group).filter(
    (candidate) =>
      (status.length > 0 && !status.includes(candidate)) ||
      excluded.includes(candidate) ||
      (ended !== null && phaseOf(candidate) === 'active'),
  )
}

export function hidesAll(view: View, group: Phase | Kind): boolean {
  return hiddenStatuses(view, group).length === statusesOf(group).length
}

export function hidesSome(view: View, group: Phase | Kind): boolean {
  return hiddenStatuses(view, group).length > 0
}

/** Jobs that the view already displays stay. */
export function withStatuses(
  { status, 'not-status': excluded, ended }: View,
  statuses: readonly string[],
): Pick<View, 'status' | 'not-status' | 'ended'> {
  return {
    ended: statuses.some((name) => phaseOf(name) === 'active') ? null : ended,
    // An empty list means every status.
    status: status.length === 0 ? status : [...new Set([...status, ...statuses])],
    'not-status': excluded.filter((name) => !statuses.includes(name)),
  }
}
