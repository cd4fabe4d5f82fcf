import type { OnCount } from './useTabCounts.ts'
import { useViewCounts } from './useViewCounts.ts'

interface ViewCounterProps {
  readonly queries: readonly string[]
  readonly onCount: OnCount
}

/** Renders nothing. It is a component so that the code can be loaded on demand. */
export function ViewCounter({ queries, onCount }: ViewCounterProps) {
  useViewCounts(queries, onCount)
  return null
}
