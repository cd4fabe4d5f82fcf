import { useSearch } from '#src/search/SearchContext.ts'
import { useMachineClock } from '#src/ui/clock.ts'

/** Whether a person can refresh now: not during a fetch, nor before the end of a wait that the API requested. */
export function useCanRefresh(): boolean {
  const { fetching, waitUntil } = useSearch()
  return useMachineClock((now) => !fetching && now >= waitUntil)
}
