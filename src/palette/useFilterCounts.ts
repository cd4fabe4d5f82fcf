import { useEffect, useState } from 'react'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { countingFilters, type Counted, type FilterCounts } from './filterCounts.ts'

/** A third of a frame, ms. */
const SLICE = 5

/**
 * Counts each result once, in short slices. Returns earlier counts until new ones are ready, so that their list
 * doesn't move; `null` if there are none for this view.
 */
export function useFilterCounts({
  clientFilters,
  now,
  zone,
}: Pick<Counted, 'clientFilters' | 'now' | 'zone'>): FilterCounts | null {
  const { current: result, fetchedAt, key } = useSearch()
  const scope = `${key} ${clientFilters.key} ${zone}`
  const [last, setLast] = useState<{ scope: string; counts: FilterCounts } | null>(null)
  useEffect(() => {
    if (!result) return
    const controller = new AbortController()
    void (async () => {
      const steps = countingFilters({ result, fetchedAt, clientFilters, now, zone })
      const counts = await runInSlices(steps, SLICE, controller.signal)
      if (counts) setLast({ scope, counts })
    })()
    return () => controller.abort()
  }, [result, fetchedAt, clientFilters, now, zone, scope])
  return result && last?.scope === scope ? last.counts : null
}
