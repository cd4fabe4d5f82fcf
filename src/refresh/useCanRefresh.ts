import { useSearch } from '#src/search/SearchContext.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/** Returns `false` during a fetch and while the API's rate limit applies. */
export function useCanRefresh(): boolean {
  const { fetching, waitUntil } = useSearch()
  return useMachineClock((now) => !fetching && now >= waitUntil)
}
