import { useEffect, useEffectEvent } from 'react'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { lastException } from './exception.ts'
import type { LineBuffer } from './lineBuffer.ts'
import type { LogLine } from './logLine.ts'

/** How long parsing lines may block the main thread, ms: a third of a frame. */
const SLICE = 5

/** Calls `onFound` with the line of the last exception in a buffer. `null` to search nothing. */
export function useLastException(
  buffer: LineBuffer | null,
  onFound: (line: LogLine) => void,
): void {
  const report = useEffectEvent((found: LogLine) => onFound(found))
  useEffect(() => {
    if (!buffer) return
    const searching = new AbortController()
    const { signal } = searching
    void (async () => {
      const found = await runInSlices(lastException(buffer), SLICE, signal)
      const line = found ? buffer.at(found.index) : undefined
      if (line && !signal.aborted) report(line)
    })()
    return () => searching.abort()
  }, [buffer])
}
