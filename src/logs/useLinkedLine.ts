import { useEffectEvent, useLayoutEffect, type RefObject } from 'react'
import { isListed, nearestRank, rankOf, type ListedLines } from './listedLines.ts'
import type { LogLine } from './logLine.ts'
import type { LogRowsHandle } from './LogRows.tsx'
import type { OpenLog } from './openLog.ts'
import type { RangeSelection } from './useRangeSelection.ts'

interface Options {
  readonly rows: RefObject<LogRowsHandle | null>
  readonly selection: RangeSelection
  /** Whether lines are still being searched for the text of the filter. */
  readonly isSearching: boolean
}

/**
 * Selects the linked line and scrolls to it, as soon as it is listed; scrolls to the nearest line if it is missing and the
 * reader hasn't used the log. Returns whether the filters hide it.
 */
export function useLinkedLine(
  { log: { buffer }, link, linkedIndex }: OpenLog,
  listed: ListedLines,
  { rows, selection, isSearching }: Options,
): { readonly isLinkHidden: boolean } {
  const linked = link === 'found' ? buffer.at(linkedIndex) : undefined
  const isLinkHidden = linked !== undefined && !isListed(listed, linked) && !isSearching
  const reveal = useEffectEvent((line: LogLine) => {
    const rank = rankOf(listed, line)
    if (!isListed(listed, line)) return
    const { range } = selection
    // The link to selected lines is to the first one.
    if (!range || rank < range.first || rank > range.last) selection.select(rank)
    rows.current?.reveal(rank)
  })
  const hasLinked = linked !== undefined && !isLinkHidden
  useLayoutEffect(() => {
    if (linked && hasLinked) reveal(linked)
  }, [linked, hasLinked])

  const nearest = link === 'missing' ? buffer.at(linkedIndex) : undefined
  const revealNearest = useEffectEvent((line: LogLine) => {
    if (rows.current?.wasUsed() === false) rows.current.reveal(nearestRank(listed, line))
  })
  const hasLines = listed.lines.length > 0
  useLayoutEffect(() => {
    if (nearest && hasLines) revealNearest(nearest)
  }, [nearest, hasLines])

  return { isLinkHidden }
}
