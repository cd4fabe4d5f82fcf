import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { View } from './view.ts'
import type { ApiFilter } from './viewKeys.ts'

/** Normalized, so that equal requests share one query. The browser sorts by every column but creation. */
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
