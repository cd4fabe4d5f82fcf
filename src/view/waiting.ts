import { statusesOf } from '../contract/statuses.ts'
import { isFiltered } from './filters.ts'
import type { View } from './view.ts'

/**
 * Whether a view leaves in every job that waits, so that a position in the queue counts all of those that the
 * key can see.
 */
export function showsAllWaiting(view: View): boolean {
  const { status } = view
  const hasWaiting =
    status.length === 0 || statusesOf('waiting').every((one) => status.includes(one))
  return hasWaiting && !isFiltered({ ...view, status: [] })
}
