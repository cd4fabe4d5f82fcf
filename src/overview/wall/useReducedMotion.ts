import { useSyncExternalStore } from 'react'
import { calmQuery, prefersCalm } from '#src/ui/prefersCalm.ts'

function subscribe(listener: () => void): () => void {
  const query = calmQuery()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the user prefers reduced motion; follows changes of the setting. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, prefersCalm)
}
