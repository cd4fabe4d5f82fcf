import type { QueryClient } from '@tanstack/react-query'
import type { Progress } from './reader/readResponse.ts'

/** In the cache, the progress of the page's search: it waits for one at a time. */
export const PROGRESS_KEY = ['training_jobs', 'progress'] as const

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
    // After a canceled fetch, the progress is that of the next one.
    if (!signal.aborted) client.setQueryData<Progress | null>(PROGRESS_KEY, value)
  }
  signal.addEventListener('abort', () => client.setQueryData<Progress | null>(PROGRESS_KEY, null))
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
