import { useSyncExternalStore } from 'react'
import { reducedMotionQuery, prefersReducedMotion } from '#src/ui/prefersReducedMotion.ts'

function subscribe(listener: () => void): () => void {
  const query = reducedMotionQuery()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, prefersReducedMotion)
}
