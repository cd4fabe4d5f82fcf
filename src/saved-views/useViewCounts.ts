import { useEffect, useState } from 'react'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { useZone } from '#src/view/zone.ts'
import { countingViews, readsErrorTypes } from './countViews.ts'
import type { OnCount } from './useTabCounts.ts'

/** How long counting may block the main thread, ms: a third of a frame. */
const SLICE = 5

/**
 * Counts the jobs of saved views in each result, between other work, and passes them to `onCount`. `queries` are those
 * of views that the result covers.
 */
export function useViewCounts(queries: readonly string[], onCount: OnCount): void {
  const { current: result, fetchedAt } = useSearch()
  const zone = useZone()
  // The same array for as long as it has the same queries.
  const [wanted, setWanted] = useState(queries)
  if (JSON.stringify(wanted) !== JSON.stringify(queries)) setWanted(queries)
  useEffect(() => {
    if (!result) return
    const gone = new AbortController()
    void (async () => {
      if (wanted.some(readsErrorTypes)) await loadErrorReader()
      const steps = countingViews(wanted, { list: result, now: fetchedAt, zone })
      const counts = await runInSlices(steps, SLICE, gone.signal)
      if (counts) onCount(counts, fetchedAt)
    })()
    return () => gone.abort()
  }, [result, fetchedAt, zone, wanted, onCount])
}
