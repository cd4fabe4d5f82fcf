import { needsUserAction, nextPoll } from '#src/search/polling.ts'
import { SearchError } from '#src/search/searchError.ts'
import type { FetchPage } from './logPages.ts'

/** The number of times that a request is repeated. */
const MAX_RETRIES = 4
/** Longer waits aren't worth it, ms: the user can start the download again. */
const MAX_WAIT = 60_000

/** Returns a function that repeats a request after a temporary error, and waits as a search does. */
export function retryPages(fetchPage: FetchPage): FetchPage {
  return async (request, signal) => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await fetchPage(request, signal)
      } catch (error) {
        signal.throwIfAborted()
        const wait = failures > MAX_RETRIES ? null : waitAfter(error, failures)
        if (wait === null) throw error
        await pause(wait, signal)
      }
    }
  }
}

/** Returns the wait before the next try, ms; `null` if it is useless or too long. */
function waitAfter(error: unknown, failures: number): number | null {
  if (!(error instanceof SearchError) || needsUserAction(error)) return null
  error.failures = failures
  const wait = nextPoll({ refreshInterval: 'auto', active: true, failures: false, error })
  return wait === false || wait > MAX_WAIT ? null : wait
}

/** Resolves after some ms; rejects if the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    const onAbort = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
  signal.throwIfAborted()
}
