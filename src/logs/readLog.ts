import type { FetchPage } from './logPages.ts'
import { afterResponse, isAtEnd, nextRequest, withoutStep, type LogState } from './logState.ts'
import type { LogSpan } from './paging.ts'

/**
 * The maximum number of requests in one go: 140 silent days, or 20,000 new lines. A poll that needs more continues with
 * the next poll; any other reading, when the user loads more.
 */
const MAX_REQUESTS = 20

interface Reading {
  /** Returns the state, which can get more steps during a request. */
  readonly get: () => LogState
  /** Stores the state after a response. */
  readonly set: (state: LogState) => void
  readonly span: LogSpan
  /** Returns the time by the API's clock, ms since the epoch. */
  readonly now: () => number
  readonly fetchPage: FetchPage
  readonly signal: AbortSignal
}

/** Reads what the state's steps require; without steps, what is new. Resolves when all is read. */
export async function readLog(reading: Reading): Promise<void> {
  const { get, set, span, now, fetchPage, signal } = reading
  const since = now()
  for (let requests = 0; requests < MAX_REQUESTS;) {
    const { state, request } = nextRequest(get(), { span, now: now() })
    const [step] = state.steps
    if (!request) {
      if (step === undefined) return
      set(withoutStep(state))
      continue
    }
    const page = await fetchPage(request, signal)
    signal.throwIfAborted()
    requests += 1
    const next = afterResponse({ ...get(), end: state.end }, request, page, span)
    set(next)
    if (next.steps.length > 0) continue
    const isPolled = next.log.paging.pass === null && (request.pass?.asOf ?? 0) >= since
    // The end that newer lines have reached can be that of a time long ago.
    const goesOn = step === undefined ? !isPolled : step === 'newer' && isAtEnd(next, span)
    if (!goesOn) return
  }
  if (get().steps.length > 0) set({ ...withoutStep(get()), steps: [] })
}
