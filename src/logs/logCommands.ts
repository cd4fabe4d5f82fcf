import type { QueryClient } from '@tanstack/react-query'
import { currentTime } from '#src/lib/apiClock.ts'
import { waitEnd, type FailedReading } from '#src/search/failedReading.ts'
import { aroundLine, withStep, type LogState, type Step } from './logState.ts'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder, type LogSpan } from './paging.ts'

interface LogCommands extends Pick<
  OpenLog,
  'loadOlder' | 'loadNewer' | 'loadLatest' | 'loadLinked' | 'retry'
> {
  /** Changes the state, and reads its steps if these changed. */
  readonly change: (next: (state: LogState) => LogState) => void
}

/** Returns what a user can do with a log. `hash` is that of its query. */
export function logCommands(client: QueryClient, hash: string, span: LogSpan): LogCommands {
  const queryOf = () => client.getQueryCache().get<LogState, FailedReading>(hash)

  const fetch = (cancelRefetch: boolean) => {
    const query = queryOf()
    // A wait that the API requests applies to the user, too.
    if (!query || Date.now() < waitEnd(query.state.error)) return
    query.fetch(undefined, { cancelRefetch }).catch(() => {})
  }

  const change = (next: (state: LogState) => LogState) => {
    const query = queryOf()
    const state = query?.state.data
    if (!query || !state) return
    const changed = next(state)
    if (changed === state) return
    // Not `setQueryData`, which would remove the error.
    query.setState({ data: changed })
    if (changed.steps === state.steps || changed.steps.length === 0) return
    // A fetch in progress continues with an added step, unless it is a poll.
    fetch(changed.steps[0] !== state.steps[0] || changed.log !== state.log)
  }

  const read = (step: Step, isPossible: (state: LogState) => boolean) => {
    const state = queryOf()?.state.data
    if (!state || !isPossible(state)) return
    if (state.steps.includes(step)) fetch(false)
    else change((each) => withStep(each, step))
  }

  return {
    change,
    loadOlder: () => read('older', ({ log }) => hasOlder(log.paging, span)),
    loadNewer: () => read('newer', ({ log }) => hasNewer(log.paging, span)),
    loadLatest: () => read('latest', ({ log }) => hasNewer(log.paging, span)),
    loadLinked: () => change((state) => aroundLine(state, { span, now: currentTime() })),
    retry: () => fetch(false),
  }
}
