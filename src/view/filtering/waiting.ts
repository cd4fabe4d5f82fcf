import { statusesOf, type Kind } from '#src/contract/statuses.ts'
import { isFiltered } from './activeFilters.ts'
import type { View } from '#src/view/view.ts'

/**
 * Whether a view leaves in every job that waits, so that a position in the queue counts all of those that the
 * key can see.
 */
export function showsAllWaiting(view: View): boolean {
  return (
    hiddenStatuses(view, 'waiting').length === 0 &&
    !isFiltered({ ...view, status: [], 'not-status': [] })
  )
}

/**
 * Returns the statuses of a kind, such as a stage, whose jobs the view's status filters leave out. A count of that kind
 * then says nothing: the jobs are filtered out, not missing.
 */
export function hiddenStatuses(view: View, kind: Kind): string[] {
  const { status, 'not-status': excluded } = view
  return statusesOf(kind).filter(
    (one) => (status.length > 0 && !status.includes(one)) || excluded.includes(one),
  )
}

/** Returns a view's status filters, widened by some statuses. The jobs that it displays stay in it. */
export function withStatuses(
  { status, 'not-status': excluded }: View,
  statuses: readonly string[],
): Pick<View, 'status' | 'not-status'> {
  return {
    // No status at all means every one.
    status: status.length === 0 ? status : [...new Set([...status, ...statuses])],
    'not-status': excluded.filter((one) => !statuses.includes(one)),
  }
}
