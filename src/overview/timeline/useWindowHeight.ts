import { useSyncExternalStore } from 'react'

/** Returns the height of the window, px. A phone's toolbars don't change it while the page scrolls. */
export function useWindowHeight(): number {
  return useSyncExternalStore(subscribe, () => document.documentElement.clientHeight)
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
