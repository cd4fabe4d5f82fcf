import { phaseOf, statusesOf, type Kind, type Phase } from '#src/contract/statuses.ts'
import { isFiltered } from './activeFilters.ts'
import type { View } from '#src/view/view.ts'

/**
 * Whether a view leaves in every job that waits, so that a position in the queue counts all of those that the
 * key can see.
 */
export function showsAllWaiting(view: View): boolean {
  return !hidesSome(view, 'waiting') && !isFiltered({ ...view, status: [], 'not-status': [] })
}

/**
 * Returns the statuses of a group whose jobs the view leaves out: by its status filters, or because no job that hasn't
 * ended matches a range of `ended`. A count of that group then says nothing: the jobs are filtered out, not missing.
 */
export function hiddenStatuses(view: View, group: Phase | Kind): string[] {
  const { status, 'not-status': excluded, ended } = view
  return statusesOf(group).filter(
    (one) =>
      (status.length > 0 && !status.includes(one)) ||
      excluded.includes(one) ||
      (ended !== null && phaseOf(one) === 'active'),
  )
}

/** Whether a view leaves out jobs in every status of a group. */
export function hidesAll(view: View, group: Phase | Kind): boolean {
  return hiddenStatuses(view, group).length === statusesOf(group).length
}

/** Whether a view leaves out jobs in at least one status of a group. */
export function hidesSome(view: View, group: Phase | Kind): boolean {
  return hiddenStatuses(view, group).length > 0
}

/** Returns what of a view hides statuses, widened by some of them. The jobs that it displays stay in it. */
export function withStatuses(
  { status, 'not-status': excluded, ended }: View,
  statuses: readonly string[],
): Pick<View, 'status' | 'not-status' | 'ended'> {
  return {
    ended: statuses.some((one) => phaseOf(one) === 'active') ? null : ended,
    // No status at all means every one.
    status: status.length === 0 ? status : [...new Set([...status, ...statuses])],
    'not-status': excluded.filter((one) => !statuses.includes(one)),
  }
}
