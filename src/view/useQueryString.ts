import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  // `currententrychange` also tells of steps that the page itself makes; older browsers tell of Back and Forward only.
  const navigation = 'navigation' in window ? window.navigation : null
  navigation?.addEventListener('currententrychange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    navigation?.removeEventListener('currententrychange', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** The address's query string as it stands, `?status=running`; empty when there is none. */
export function useQueryString(): string {
  return useSyncExternalStore(subscribe, () => window.location.search)
}
