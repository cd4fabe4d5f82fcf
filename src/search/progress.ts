import type { QueryClient } from '@tanstack/react-query'
import type { Progress } from './reader/readResponse.ts'

/** The page waits for one search at a time. */
export const PROGRESS_KEY = ['training_jobs', 'progress'] as const

/** ms. */
const DELAY = 600

interface Report {
  readonly set: (progress: Progress) => void
  readonly end: () => void
}

/** Stores the progress of a slow fetch in the cache, until it ends or `signal` cancels it. */
export function reportProgress(client: QueryClient, signal: AbortSignal): Report {
  let progress: Progress = { received: 0, total: null }
  let isLate = false
  const store = (value: Progress | null) => {
    // After a fetch is canceled, the cache entry belongs to the next one.
    if (!signal.aborted) client.setQueryData<Progress | null>(PROGRESS_KEY, value)
  }
  signal.addEventListener('abort', () => client.setQueryData<Progress | null>(PROGRESS_KEY, null))
  const timer = setTimeout(() => {
    isLate = true
    store(progress)
  }, DELAY)
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
