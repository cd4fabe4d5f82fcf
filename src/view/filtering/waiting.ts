import { statusesOf } from '#src/contract/statuses.ts'
import { isFiltered } from './activeFilters.ts'
import type { View } from '#src/view/view.ts'

/**
 * Whether a view leaves in every job that waits, so that a position in the queue counts all of those that the
 * key can see.
 */
export function showsAllWaiting(view: View): boolean {
  const { status, 'not-status': excluded } = view
  const hasWaiting = statusesOf('waiting').every(
    (one) => (status.length === 0 || status.includes(one)) && !excluded.includes(one),
  )
  return hasWaiting && !isFiltered({ ...view, status: [], 'not-status': [] })
}
