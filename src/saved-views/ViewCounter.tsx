import type { OnCount } from './useTabCounts.ts'
import { useViewCounts } from './useViewCounts.ts'

interface ViewCounterProps {
  readonly queries: readonly string[]
  readonly onCount: OnCount
}

/** Counts the jobs of saved views and renders nothing. It is a component so that its code can load on demand. */
export function ViewCounter({ queries, onCount }: ViewCounterProps) {
  useViewCounts(queries, onCount)
  return null
}
