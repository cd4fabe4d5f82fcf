import { useQueryClient, type Query, type QueryKey } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { jobSetKey } from './jobSetKey.ts'
import type { RefreshInterval } from './polling.ts'
import { backgroundQuery } from './searchOptions.ts'

/**
 * A background query of one search. It has its own key: with the page's, it would refresh a page whose refresh
 * is off, and display an old result as new.
 */
export function backgroundOptions(request: SearchRequest, refreshInterval: RefreshInterval) {
  return backgroundQuery(['training_jobs', 'background', request], request, refreshInterval)
}

/** The job set that the page polls while it is visible, as of {@link jobSetKey}; `null` for none. */
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
  return query.observers.some(({ options: { refetchInterval: wait } }) => {
    return (typeof wait === 'function' ? wait(query) : (wait ?? false)) !== false
  })
}
