import { hashKey } from '@tanstack/react-query'
import type { SearchRequest } from '#src/contract/searchRequest.ts'

/** The sort order doesn't matter. */
export function jobSetKey(request: SearchRequest): string {
  return hashKey([{ ...request, order_by: null }])
}
