import { hashKey } from '@tanstack/react-query'
import type { SearchRequest } from '#src/contract/searchRequest.ts'

/** Which jobs a request asks for, as one string, whatever the order. */
export function jobSetKey(request: SearchRequest): string {
  return hashKey([{ ...request, order_by: null }])
}
