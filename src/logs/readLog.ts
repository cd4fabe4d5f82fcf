import type { FetchPage } from './logPages.ts'
import { afterResponse, isAtEnd, nextRequest, withoutStep, type LogState } from './logState.ts'
import type { LogSpan } from './paging.ts'

/**
 * The maximum number of requests in one go: 140 silent days, or 20,000 new lines. A poll that needs more continues with
 * the next poll; any other reading, when the user loads more.
 */
export const MAX_REQUESTS = 20

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
  const isPoll = get().steps.length === 0
  for (let requests = 0; requests < MAX_REQUESTS;) {
    const { state, request } = nextRequest(get(), { span, now: now() })
    if (!request) {
      if (isPoll || state.steps.length === 0) return
      set(withoutStep(state))
      continue
    }
    const page = await fetchPage(request, signal)
    signal.throwIfAborted()
    requests += 1
    const next = afterResponse({ ...get(), end: state.end }, request, page, span)
    set(next)
    const isDone = isPoll && isAtEnd(next, span) && next.log.paging.pass === null
    if (isDone || (!isPoll && next.steps.length === 0)) return
  }
  if (get().steps.length > 0) set(withoutSteps(get()))
}

function withoutSteps(state: LogState): LogState {
  return { ...withoutStep(state), steps: [] }
}
