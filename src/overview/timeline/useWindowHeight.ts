import { useSyncExternalStore } from 'react'

/** Returns the height of the window, px. Scrolling doesn't change it on phones with collapsing toolbars. */
export function useWindowHeight(): number {
  return useSyncExternalStore(subscribe, () => document.documentElement.clientHeight)
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
