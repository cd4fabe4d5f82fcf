import { useEffect, useState } from 'react'
import { runInSlices } from '#src/lib/yieldToMain.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { countingFilters, type Counted, type FilterCounts } from './filterCounts.ts'

/** How long counting may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

/**
 * The counts of each filter's values, computed once for each result, between other work. Those of the result
 * before stay until the next are there, so that a list of them doesn't move; those of another view are `null`.
 */
export function useFilterCounts({
  clientFilters,
  now,
  zone,
}: Pick<Counted, 'clientFilters' | 'now' | 'zone'>): FilterCounts | null {
  const { current: result, fetchedAt, key } = useSearch()
  const of = `${key} ${clientFilters.key} ${zone}`
  const [last, setLast] = useState<{ of: string; counts: FilterCounts } | null>(null)
  useEffect(() => {
    if (!result) return
    const gone = new AbortController()
    void (async () => {
      const steps = countingFilters({ result, fetchedAt, clientFilters, now, zone })
      const counts = await runInSlices(steps, SLICE, gone.signal)
      if (counts) setLast({ of, counts })
    })()
    return () => gone.abort()
  }, [result, fetchedAt, clientFilters, now, zone, of])
  return result && last?.of === of ? last.counts : null
}
