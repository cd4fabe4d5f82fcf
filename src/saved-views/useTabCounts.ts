import { useCallback, useMemo, useState } from 'react'
import { useSearch } from '#src/search/SearchContext.ts'
import { toSearchRequest } from '#src/view/request.ts'
import type { KeptViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import {
  coveredViews,
  displayedCounts,
  nextTabCounts,
  NO_TAB_COUNTS,
  otherFilters,
  type DisplayedCount,
} from './tabCounts.ts'

export type CountOf = (tab: string) => DisplayedCount | null

/** Takes the counts of saved views in the current result, and when that was fetched. */
export type OnCount = (counts: ReadonlyMap<string, number>, at: number) => void

/**
 * The counts of the tabs, by a preset's label or a saved view's query. `covered` are the queries of the saved views
 * that the current result can count; nothing but `onCount` counts them.
 */
export function useTabCounts(
  counts: ReadonlyMap<string, number> | null,
  { views, saved }: KeptViews,
): { countOf: CountOf; onCount: OnCount; covered: ReadonlySet<string> } {
  const [view] = useView()
  const { fetchedAt: at } = useSearch()
  const others = useMemo(() => otherFilters(view), [view])
  const covered = useMemo(() => coveredViews(views, toSearchRequest(view)), [views, view])
  const current = useMemo(
    () => counts && displayedCounts({ view, request: toSearchRequest(view), counts, saved }),
    [view, counts, saved],
  )
  const [last, setLast] = useState(NO_TAB_COUNTS)
  const next = nextTabCounts(last, { others, covered, at, counts: current ?? new Map() })
  if (next !== last) setLast(next)
  const onCount: OnCount = useCallback((found, foundAt) => {
    setLast((known) =>
      nextTabCounts(known, {
        others: known.others,
        counts: found,
        at: foundAt,
        covered: new Set(found.keys()),
      }),
    )
  }, [])
  return {
    countOf: (tab) => {
      const known = next.byTab.get(tab)
      return known ? { ...known, isCurrent: current !== null && known.at === at, now: at } : null
    },
    onCount,
    covered,
  }
}
