import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  // `currententrychange` includes navigation by the page itself. Older browsers only have `popstate`: Back and Forward.
  const navigation = 'navigation' in window ? window.navigation : null
  navigation?.addEventListener('currententrychange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    navigation?.removeEventListener('currententrychange', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** `?status=running`; empty if there is none. */
export function useQueryString(): string {
  return useSyncExternalStore(subscribe, () => window.location.search)
}
