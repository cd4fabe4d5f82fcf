import { useEffect, useState } from 'react'
import { createPacer } from '#src/lib/yieldToMain.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { countingFilters, type Counted, type FilterCounts } from './filterCounts.ts'

/** How long counting may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

/**
 * The counts of each filter's values, computed once for each result, between other work. Those of the result
 * before stay until the next are there, so that a list of them doesn't move; those of another view are `null`.
 */
export function useFilterCounts({
  narrowing,
  now,
  zone,
}: Pick<Counted, 'narrowing' | 'now' | 'zone'>): FilterCounts | null {
  const { current: result, fetchedAt, key } = useSearch()
  const of = `${key} ${narrowing.key} ${zone}`
  const [last, setLast] = useState<{ of: string; counts: FilterCounts } | null>(null)
  useEffect(() => {
    if (!result) return
    let gone = false
    void (async () => {
      const pause = createPacer(SLICE)
      const steps = countingFilters({ result, fetchedAt, narrowing, now, zone })
      for (;;) {
        await pause()
        if (gone) return
        const step = steps.next()
        if (step.done !== true) continue
        setLast({ of, counts: step.value })
        return
      }
    })()
    return () => {
      gone = true
    }
  }, [result, fetchedAt, narrowing, now, zone, of])
  return result && last?.of === of ? last.counts : null
}
