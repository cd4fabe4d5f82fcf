import { useEffect, useState } from 'react'
import type { JobList } from '../jobs/fieldIndex.ts'
import { createPacer } from '../search/pacer.ts'
import { FACET_KEYS } from '../view/facets.ts'
import { facetCounts } from '../view/matchingRows.ts'
import type { Narrowing } from '../view/narrowing.ts'

/** How long counting may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

/**
 * Whether the values of the facets have been counted once. The first time takes long with 100,000 jobs,
 * and is done a facet at a time; from then on the fields are there to count by.
 */
export function useCountedFacets(
  answer: JobList | null,
  narrowing: Narrowing,
  now: number,
): boolean {
  const [counted, setCounted] = useState(false)
  useEffect(() => {
    if (counted || !answer) return
    let gone = false
    void (async () => {
      const pause = createPacer(SLICE)
      for (const key of FACET_KEYS) {
        await pause()
        if (gone) return
        facetCounts(answer, narrowing, { key, now })
      }
      setCounted(true)
    })()
    return () => {
      gone = true
    }
  }, [counted, answer, narrowing, now])
  return counted
}
