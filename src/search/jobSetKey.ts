import { hashKey } from '@tanstack/react-query'
import type { SearchRequest } from '#src/contract/searchRequest.ts'

/** Returns a key for the set of jobs that a request matches, whatever the sort order. */
export function jobSetKey(request: SearchRequest): string {
  return hashKey([{ ...request, order_by: null }])
}
