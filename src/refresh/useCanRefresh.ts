import { useSearch } from '#src/search/SearchContext.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/** Whether a manual refresh is allowed: not during a fetch, nor during a wait that the API requested. */
export function useCanRefresh(): boolean {
  const { fetching, waitUntil } = useSearch()
  return useMachineClock((now) => !fetching && now >= waitUntil)
}
