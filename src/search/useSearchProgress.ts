import { skipToken, useQuery } from '@tanstack/react-query'
import { PROGRESS_KEY } from './progress.ts'
import type { Progress } from './reader/readResponse.ts'

/** `null` if no response is arriving, or only for a short time. */
export function useSearchProgress(): Progress | null {
  const { data } = useQuery<Progress | null>({ queryKey: PROGRESS_KEY, queryFn: skipToken })
  return data ?? null
}
