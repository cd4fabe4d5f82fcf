import { useEffect, useState } from 'react'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { useZone } from '#src/view/zone.ts'
import { countingViews, needsErrorReader } from './countViews.ts'
import type { OnCount } from './useTabCounts.ts'

/** A third of a frame, ms. */
const SLICE = 5

/** Counts the jobs of saved views in each result, in short slices. The result must cover `queries`. */
export function useViewCounts(queries: readonly string[], onCount: OnCount): void {
  const { current: result, fetchedAt } = useSearch()
  const zone = useZone()
  const [stableQueries, setStableQueries] = useState(queries)
  if (JSON.stringify(stableQueries) !== JSON.stringify(queries)) setStableQueries(queries)
  useEffect(() => {
    if (!result) return
    const controller = new AbortController()
    void (async () => {
      if (stableQueries.some(needsErrorReader)) await loadErrorReader()
      const steps = countingViews(stableQueries, { list: result, now: fetchedAt, zone })
      const counts = await runInSlices(steps, SLICE, controller.signal)
      if (counts) onCount(counts, fetchedAt)
    })()
    return () => controller.abort()
  }, [result, fetchedAt, zone, stableQueries, onCount])
}
