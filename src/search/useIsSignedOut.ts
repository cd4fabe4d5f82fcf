import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { SearchError } from './searchError.ts'

/** Whether the last fetch of a query, of the page or in the background, led to the login in front of the dashboard. */
export function useIsSignedOut(): boolean {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) =>
      client.getQueryCache().subscribe((event) => {
        // Other events occur while a component renders.
        if (event.type === 'updated') listener()
      }),
    [client],
  )
  return useSyncExternalStore(subscribe, () =>
    client
      .getQueryCache()
      .getAll()
      .some(({ state: { error } }) => error instanceof SearchError && error.kind === 'signed-out'),
  )
}
