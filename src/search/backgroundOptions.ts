import { useQueryClient, type Query, type QueryKey } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { jobSetKey } from './jobSetKey.ts'
import type { RefreshInterval } from './polling.ts'
import { backgroundQuery } from './searchOptions.ts'

/**
 * Options of a background query. Its key differs from the page's: with the same key, it would refresh a page whose
 * refresh is off, and an old result could be displayed as new.
 */
export function backgroundOptions(request: SearchRequest, refreshInterval: RefreshInterval) {
  return backgroundQuery(['training_jobs', 'background', request], request, refreshInterval)
}

/** `null` if the page polls no search. */
export function usePolledScope(): string | null {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) =>
      client.getQueryCache().subscribe(({ type, query }) => {
        // Background queries can change while a component renders.
        if (isPageQuery(query) && type.startsWith('observer')) listener()
      }),
    [client],
  )
  return useSyncExternalStore(subscribe, () => {
    const polled = client.getQueryCache().getAll().find(isPolledByPage)
    const request = polled?.queryKey[2]
    return typeof request === 'object' && request !== null ? jobSetKey(request) : null
  })
}

function isPageQuery({ queryKey }: { readonly queryKey: QueryKey }): boolean {
  return queryKey[1] === 'search'
}

function isPolledByPage(query: Query): boolean {
  if (!isPageQuery(query)) return false
  return query.observers.some(({ options: { refetchInterval: interval } }) => {
    return (typeof interval === 'function' ? interval(query) : (interval ?? false)) !== false
  })
}
