import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { useCallback, useEffect, useMemo } from 'react'
import { perClient } from '#src/search/history.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { toSearchRequest } from '#src/view/request.ts'
import type { StoredViews } from '#src/view/saved/useSavedViews.ts'
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

/** `at` is when the result was fetched, ms since the epoch. */
export type OnCount = (counts: ReadonlyMap<string, number>, at: number) => void

/** Stored outside the tabs, since the wall display doesn't render them. */
const tabCounts = perClient(() => createAtom(NO_TAB_COUNTS))

const NONE: ReadonlyMap<string, number> = new Map()

/**
 * Counts are by a preset's label or a saved view's query. `covered` are the queries of the saved views whose jobs are
 * all in the current result: the caller counts them and passes the counts to `onCount`.
 */
export function useTabCounts(
  counts: ReadonlyMap<string, number> | null,
  { views, saved }: StoredViews,
): { countOf: CountOf; onCount: OnCount; covered: ReadonlySet<string> } {
  const [view] = useView()
  const { fetchedAt: at } = useSearch()
  const others = useMemo(() => otherFilters(view), [view])
  const covered = useMemo(() => coveredViews(views, toSearchRequest(view)), [views, view])
  const current = useMemo(
    () => counts && displayedCounts({ view, request: toSearchRequest(view), counts, saved }),
    [view, counts, saved],
  )
  const counted = useMemo(
    () => ({ others, covered, at, counts: current ?? NONE }),
    [others, covered, at, current],
  )
  const store = tabCounts(useQueryClient())
  // Also computed during rendering, so that a changed filter never leaves an outdated count.
  const next = nextTabCounts(useSelector(store), counted)
  useEffect(() => store.set((last) => nextTabCounts(last, counted)), [store, counted])
  const onCount: OnCount = useCallback(
    (found, foundAt) => {
      store.set((last) =>
        nextTabCounts(last, {
          others: last.others,
          counts: found,
          at: foundAt,
          covered: new Set(found.keys()),
        }),
      )
    },
    [store],
  )
  return {
    countOf: (tab) => {
      const known = next.byTab.get(tab)
      return known ? { ...known, isCurrent: current !== null && known.at === at, now: at } : null
    },
    onCount,
    covered,
  }
}
