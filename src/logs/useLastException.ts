import { useEffect, useEffectEvent, useState } from 'react'
import { kindOf } from '#src/contract/statuses.ts'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { lastException } from './exception.ts'
import { LineBuffer } from './lineBuffer.ts'
import type { LogLine } from './logLine.ts'
import type { OpenLog } from './openLog.ts'
import { hasLastLines } from './paging.ts'

/** How long parsing lines may block the main thread, ms: a third of a frame. */
const SLICE = 5

interface Options {
  /** Returns whether the exception may still come into view: the reader hasn't used the log. */
  readonly isWanted: () => boolean
  readonly onFound: (line: LogLine) => void
}

/**
 * Calls `onFound` with the line of a failed job's last exception, once the last lines are loaded and whenever others
 * arrive after them: a log is polled beyond the end of its job. If the job failed while its log was open, only for an
 * exception that arrives after that, since the reader follows the end. Never for a log that was opened at a linked line.
 */
export function useLastException(
  { job, log: { buffer, paging }, span, link }: OpenLog,
  { isWanted, onFound }: Options,
): void {
  const isFailed = kindOf(job.current_status) === 'failed'
  const [opensAtEnd] = useState(link === 'none')
  const isSearched = opensAtEnd && link === 'none' && isFailed && hasLastLines(paging, span)
  /** The lines from before the end of the job; `null` until then. */
  const [earlier, setEarlier] = useState(isFailed ? LineBuffer.empty : null)
  if (isSearched && earlier === null) setEarlier(buffer)

  const isStillWanted = useEffectEvent(() => isWanted())
  const report = useEffectEvent((line: LogLine) => {
    if (isWanted() && earlier?.indexOf(line) === -1) onFound(line)
  })
  useEffect(() => {
    if (!isSearched || !isStillWanted()) return
    const searching = new AbortController()
    const { signal } = searching
    void (async () => {
      const found = await runInSlices(lastException(buffer), SLICE, signal)
      const line = found ? buffer.at(found.index) : undefined
      if (line && !signal.aborted) report(line)
    })()
    return () => searching.abort()
  }, [isSearched, buffer])
}
