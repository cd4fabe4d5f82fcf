import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { View } from './view.ts'
import type { ApiFilter } from './viewKeys.ts'

/**
 * The search that a view asks for, in one spelling only, so that equal searches share one query.
 * Order of creation is the API's to sort; every other column is sorted here, over newest first.
 */
export function toSearchRequest(view: Pick<View, ApiFilter | 'sort'>): SearchRequest {
  const [{ field, descending }] = view.sort
  const oldestFirst = field === 'created' && !descending
  return {
    ...(view.project !== null && { project_id: view.project }),
    ...(view.job !== null && { job_id: view.job }),
    ...(view.status.length > 0 && { statuses: [...new Set(view.status)].sort() }),
    order_by: [{ field: 'created_at', order: oldestFirst ? 'asc' : 'desc' }],
  }
}
