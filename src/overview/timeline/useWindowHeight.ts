import { useSyncExternalStore } from 'react'

/** The height of the window, px, which a phone's own bars don't change while the page scrolls. */
export function useWindowHeight(): number {
  return useSyncExternalStore(follow, () => document.documentElement.clientHeight)
}

function follow(onChange: () => void): () => void {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
