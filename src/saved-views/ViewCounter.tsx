import type { OnCount } from './useTabCounts.ts'
import { useViewCounts } from './useViewCounts.ts'

interface ViewCounterProps {
  readonly queries: readonly string[]
  readonly onCount: OnCount
}

/** Counts the jobs of saved views, and displays nothing. A component, so that its code is loaded on demand. */
export function ViewCounter({ queries, onCount }: ViewCounterProps) {
  useViewCounts(queries, onCount)
  return null
}
