import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import { nearestRank, type ListedLines, type TextRoom } from './listedLines.ts'
import type { LogLine } from './logLine.ts'
import { isAtEndOf } from './scrollPosition.ts'
import type { LogVirtualizer } from './useLogVirtualizer.ts'
import { useScrollListener } from './useScrollListener.ts'

/** What is being read: from a line at the top of the view, around a line that was selected, or the end of the log. */
type Position =
  | TopLine
  | { readonly kind: 'around'; readonly line: LogLine }
  | { readonly kind: 'end' }

interface TopLine {
  readonly kind: 'top'
  readonly line: LogLine
  /** How far the view begins below the beginning of the line, px. */
  readonly into: number
}

const END: Position = { kind: 'end' }

interface ReadingPosition {
  /** Returns the rank of the first line in view; -1 if there is none. */
  readonly topRank: () => number
  /** Whether filters or the width have moved the lines in view after the reader last scrolled. */
  readonly isRestored: () => boolean
  /** Takes the next position from the view: the reader is about to scroll. */
  readonly release: () => void
  /** Sets the position to a selected line. */
  readonly hold: (line: LogLine) => void
}

interface Options {
  readonly listed: ListedLines
  readonly room: TextRoom
  /** Whether the reader is at the end of the loaded lines. */
  readonly isAtEnd: boolean
}

/**
 * Opens the log at its end, and restores what is being read when filters change or lines wrap differently. Without a
 * scroll in between, a filter that is cleared again restores the line of before, even if it was hidden.
 */
export function useReadingPosition(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: LogVirtualizer,
  { listed, room, isAtEnd }: Options,
): ReadingPosition {
  const { lines } = listed
  /** `null` until the first scroll event. */
  const position = useRef<Position>(null)
  const isRestored = useRef(false)

  const topRank = () => {
    const { current } = scroller
    if (!current || lines.length === 0) return -1
    return virtualizer.getVirtualItemForOffset(current.scrollTop)?.index ?? 0
  }
  useScrollListener(scroller, (element) => {
    if (isRestored.current || lines.length === 0) return
    const { scrollTop } = element
    const item = virtualizer.getVirtualItemForOffset(scrollTop)
    const line = item && lines.at(item.index)
    position.current =
      isAtEndOf(element) || !line ? END : { kind: 'top', line, into: scrollTop - item.start }
  })

  /** `isMeasured`: whether the heights of the lines around it are known, if they have been in view. */
  const scrollTo = (current: Position, isMeasured: boolean) => {
    isRestored.current = true
    const rank = current.kind === 'end' ? -1 : nearestRank(listed, current.line)
    if (current.kind === 'end' || rank === -1) return virtualizer.scrollToEnd()
    virtualizer.scrollToIndex(rank, { align: current.kind === 'top' ? 'start' : 'center' })
    if (current.kind !== 'top' || !isMeasured || lines.at(rank) !== current.line) return
    const [start] = virtualizer.getOffsetForIndex(rank, 'start') ?? []
    if (start !== undefined) virtualizer.scrollToOffset(start + current.into)
  }

  const last = useRef({ test: listed.test, room, pending: 0 })
  const restore = useEffectEvent((isFiltered: boolean, isResized: boolean) => {
    const { current } = position
    if (current) scrollTo(isAtEnd && !isFiltered ? END : current, !isResized)
  })
  useLayoutEffect(() => {
    const before = last.current
    last.current = { test: listed.test, room, pending: listed.lines.pending }
    const isResized = before.room !== room
    const isFiltered = before.test !== listed.test || before.pending > 0
    if (isResized) virtualizer.measure()
    if (isFiltered || isResized) restore(isFiltered, isResized)
  }, [listed, room, virtualizer])

  const hasLines = lines.length > 0
  const open = useEffectEvent(() => {
    if (position.current) scrollTo(position.current, true)
    else virtualizer.scrollToEnd()
  })
  useLayoutEffect(() => {
    if (hasLines) open()
  }, [hasLines])

  return {
    topRank,
    isRestored: () => isRestored.current,
    release: () => {
      isRestored.current = false
    },
    hold: (line) => {
      position.current = { kind: 'around', line }
      isRestored.current = true
    },
  }
}
