import { focusManager, hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded, updatedAt } from '#src/jobs/job.ts'
import { lifetimeOf } from '#src/jobs/lifetime.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { waitEnd } from '#src/search/failedReading.ts'
import { logCommands } from './logCommands.ts'
import { logQuery, waitForRead } from './logQuery.ts'
import { linkedLine, reopened, withLine, type LogState } from './logState.ts'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder, type LogSpan } from './paging.ts'

/**
 * Reads the log of the open job: from its end, or around a linked line (as in the URL; `null` if none). Polls while the
 * job is active.
 */
export function useLog(job: TrainingJob, line: string | null): OpenLog {
  const client = useQueryClient()
  const span = useSpan(job)
  const endedAt = useEndedAt(job)
  // Renders when the tab is displayed or hidden, which updates the query's timer.
  useSyncExternalStore(subscribeToVisibility, isVisible)
  const options = logQuery(job, { span, line, endedAt })
  const hash = hashKey(options.queryKey)
  const { data, error: failed, isFetching } = useQuery(options)
  // The line of the URL is the current one. The effect below stores it.
  const state = withLine(data, line, { span, now: currentTime() })
  const commands = useMemo(() => logCommands(client, hash, span), [client, hash, span])

  const opened = useRef<string | null>(null)
  useEffect(() => {
    const open = opened.current === hash ? withLine : reopened
    opened.current = hash
    commands.change((before) => open(before, line, { span, now: currentTime() }))
  }, [commands, hash, line, span])

  const wait = waitForRead({ data: state, error: failed }, { job, span, endedAt })
  const tailing = state.steps.length === 0 && wait !== false
  const isRetrying = failed !== null && isFetching
  const retryAt = failed === null || isFetching || wait === false ? null : failed.at + wait
  return useMemo(
    () => ({
      job,
      span,
      log: state.log,
      loading: !state.isOpened && (isFetching || failed === null),
      reading: isFetching ? directionOf(state) : null,
      error: failed?.error ?? null,
      failedSince: failed?.since ?? null,
      isRetrying,
      retryAt,
      waitUntil: waitEnd(failed),
      arrived: state.arrived,
      dropped: droppedFrom(state, span),
      tailing,
      ...linkedLine(state),
      loadOlder: commands.loadOlder,
      loadNewer: commands.loadNewer,
      loadLatest: commands.loadLatest,
      loadLinked: commands.loadLinked,
      retry: commands.retry,
    }),
    [job, span, state, isFetching, failed, tailing, isRetrying, retryAt, commands],
  )
}

/** Constant until the job ends. */
function useSpan(job: TrainingJob): LogSpan {
  const { createdAt, endedAt } = lifetimeOf(job)
  return useMemo(() => ({ createdAt, endedAt }), [createdAt, endedAt])
}

/**
 * Returns when the page received that the job has ended, or when the job ended if it had ended before, by the API's
 * clock, ms since the epoch; `null` if it hasn't.
 */
function useEndedAt(job: TrainingJob): number | null {
  const { id } = job
  const ended = hasEnded(job)
  const [last, setLast] = useState({ id, ended, at: ended ? updatedAt(job) : null })
  if (last.id === id && last.ended === ended) return last.at
  const at = ended ? (last.id === id ? currentTime() : updatedAt(job)) : null
  setLast({ id, ended, at })
  return at
}

function subscribeToVisibility(listener: () => void): () => void {
  return focusManager.subscribe(listener)
}

function isVisible(): boolean {
  return focusManager.isFocused()
}

/** Polls have no direction: they don't load lines for the user. */
function directionOf({ steps: [step] }: LogState): OpenLog['reading'] {
  if (step === undefined) return null
  return step === 'older' ? 'older' : 'newer'
}

/** Returns the end that still lacks its dropped lines. */
function droppedFrom({ dropped, log }: LogState, span: LogSpan): OpenLog['dropped'] {
  if (dropped === 'start') return hasOlder(log.paging, span) ? 'start' : null
  return dropped === 'end' && hasNewer(log.paging, span) ? 'end' : null
}
