import { useVirtualizer, type ReactVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, type RefObject } from 'react'
import { estimateRows, type ListedLines } from './listedLines.ts'
import { AT_END } from './scrollPosition.ts'
import type { RowRoom } from './useTextRoom.ts'

/** The height of each end of the log, rem: a button on a touch screen fits. */
const EDGE = 3
const OVERSCAN = 8
/** The number of measured heights from which those of lines that aren't loaded anymore are removed. */
const MAX_MEASURED = 20_000

export type LogVirtualizer = ReactVirtualizer<HTMLElement, HTMLElement>

interface Options {
  readonly room: RowRoom
  /** Whether a message is being unfolded: its first line stays where it is, even at the end of the log. */
  readonly isUnfolding: boolean
}

/** Renders only the lines in view. Those in view stay where they are when lines above them are added or removed. */
export function useLogVirtualizer(
  scroller: RefObject<HTMLElement | null>,
  listed: ListedLines,
  { room, isUnfolding }: Options,
): LogVirtualizer {
  const { keys } = listed
  const edge = edgeHeight(room)
  const rows = useMemo(() => estimateRows(listed, room), [listed, room])
  const getItemKey = useCallback((rank: number) => keys[rank] ?? -rank, [keys])
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: (rank) => (rows[rank] ?? 1) * room.rowHeight,
    getItemKey,
    overscan: OVERSCAN,
    paddingStart: edge,
    paddingEnd: edge,
    anchorTo: 'end',
    scrollEndThreshold: isUnfolding ? -1 : AT_END,
    initialRect: { width: 480, height: 600 },
  })
  const [first = 0] = virtualizer.getVirtualIndexes()
  // Rows have the key of their line in place of an index, so that only new ones render when lines above are dropped.
  virtualizer.indexFromElement = (row) => keys.indexOf(Number(row.dataset['key']), first)
  useEffect(() => {
    if (virtualizer.itemSizeCache.size < Math.max(MAX_MEASURED, 2 * keys.length)) return
    const loaded = new Set(keys)
    for (const key of virtualizer.itemSizeCache.keys()) {
      if (typeof key !== 'number' || !loaded.has(key)) virtualizer.itemSizeCache.delete(key)
    }
  }, [keys, virtualizer])
  return virtualizer
}

/** Returns the height of each end of the log, px. */
export function edgeHeight({ rem }: RowRoom): number {
  return EDGE * rem
}

/** Discards the heights of all lines after a change of the width. Those of rendered rows are measured immediately. */
export function measureAgain(virtualizer: LogVirtualizer): void {
  virtualizer.measure()
  for (const [key, row] of virtualizer.elementsCache) {
    if (row.isConnected) virtualizer.itemSizeCache.set(key, row.offsetHeight)
  }
}

/**
 * Scrolls to a line: to the middle of the view, or to its start at the top of the view if it can be taller than that. A
 * line that wasn't in view yet can be twice as high as its estimate.
 */
export function scrollToLine(virtualizer: LogVirtualizer, rank: number): void {
  const { measurementsCache, scrollRect } = virtualizer
  const isTall = (measurementsCache[rank]?.size ?? 0) > (scrollRect?.height ?? 0) / 2
  virtualizer.scrollToIndex(rank, { align: isTall ? 'start' : 'center' })
}
