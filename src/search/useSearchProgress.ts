import { skipToken, useQuery } from '@tanstack/react-query'
import { PROGRESS_KEY } from './progress.ts'
import type { Progress } from './reader/readResponse.ts'

/** How much of the response to the page's search has arrived; `null` if none is arriving, or not for long. */
export function useSearchProgress(): Progress | null {
  const { data } = useQuery<Progress | null>({ queryKey: PROGRESS_KEY, queryFn: skipToken })
  return data ?? null
}
