import { useEffect, useState } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { countingFilters, type Counted, type FilterCounts } from './filterCounts.ts'
import { createPacer } from '#src/lib/yieldToMain.ts'

/** How long counting may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

interface Counting extends Omit<Counted, 'answer'> {
  /** The answer to the search; null while it is not there. */
  readonly answer: JobList | null
  /** The search, as one string. */
  readonly search: string
}

/**
 * What each filter shows, counted once an answer, between other work. Those of the answer before stay until
 * the next are there, so that a list of them keeps its place; those of another view are none.
 */
export function useFilterCounts(counting: Counting): FilterCounts | null {
  const { answer, answeredAt, narrowing, now, search } = counting
  const of = `${search} ${narrowing.key}`
  const [last, setLast] = useState<{ of: string; counts: FilterCounts } | null>(null)
  useEffect(() => {
    if (!answer) return
    let gone = false
    void (async () => {
      const pause = createPacer(SLICE)
      const steps = countingFilters({ answer, answeredAt, narrowing, now })
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
  }, [answer, answeredAt, narrowing, now, of])
  return answer && last?.of === of ? last.counts : null
}
