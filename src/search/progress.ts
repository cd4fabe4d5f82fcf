import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query'
import type { Progress } from './reader/readResponse.ts'

/** In the cache, the progress of the page's search: it waits for one at a time. */
const PROGRESS_KEY = ['training_jobs', 'progress'] as const

/** The progress of a shorter fetch isn't displayed, ms. */
const LATE = 600

interface Report {
  readonly set: (progress: Progress) => void
  /** The fetch succeeded or failed. */
  readonly end: () => void
}

/** Stores the progress of a fetch in the cache if it takes long, until it ends or `signal` cancels it. */
export function reportProgress(client: QueryClient, signal: AbortSignal): Report {
  let progress: Progress = { received: 0, total: null }
  let isLate = false
  const store = (value: Progress | null) => {
    // A canceled fetch has been replaced by another one.
    if (!signal.aborted) client.setQueryData<Progress | null>(PROGRESS_KEY, value)
  }
  const timer = setTimeout(() => {
    isLate = true
    store(progress)
  }, LATE)
  store(null)
  return {
    set: (next) => {
      progress = next
      if (isLate) store(next)
    },
    end: () => {
      clearTimeout(timer)
      store(null)
    },
  }
}

/** How much of the response to the page's search has arrived; `null` if none is arriving, or not for long. */
export function useSearchProgress(): Progress | null {
  const { data } = useQuery<Progress | null>({ queryKey: PROGRESS_KEY, queryFn: skipToken })
  return data ?? null
}
