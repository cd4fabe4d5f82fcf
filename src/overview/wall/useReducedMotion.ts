import { useSyncExternalStore } from 'react'
import { calmQuery, prefersCalm } from '#src/ui/prefersCalm.ts'

function subscribe(listener: () => void): () => void {
  const query = calmQuery()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the person prefers that nothing moves by itself, kept up to date. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, prefersCalm)
}
