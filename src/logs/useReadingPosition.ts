import type { VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { nearestRank, type ListedLines } from './listedLines.ts'
import type { LogLine } from './logLine.ts'
import { isAtEndOf } from './scrollPosition.ts'
import { edgesIn, offsetOf, positionAt, type TextPosition } from './textPosition.ts'
import { measureAgain, scrollToLine, type LogVirtualizer } from './useLogVirtualizer.ts'
import { useScrollListener } from './useScrollListener.ts'
import type { RowRoom } from './useTextRoom.ts'

/**
 * What is being read: from a line at the top of the view, around a line that was selected or that is about to be
 * scrolled to, or the end of the log.
 */
type Position =
  | TopLine
  | { readonly kind: 'around' | 'target'; readonly line: LogLine }
  | { readonly kind: 'end' }

interface TopLine {
  readonly kind: 'top'
  readonly line: LogLine
  /** How far the view begins below the beginning of the line, px; negative above the first line. */
  readonly into: number
  /** The same position in the text, whose rows depend on the width. */
  readonly text: TextPosition
}

const END: Position = { kind: 'end' }

interface ReadingPosition {
  /** Returns the rank of the first line in view; -1 if there is none. */
  readonly topRank: () => number
  /** Whether filters or the width have moved the lines in view after the reader last scrolled. */
  readonly isRestored: () => boolean
  /** Takes the next position from the view: the reader is about to scroll. */
  readonly release: () => void
  /** Scrolls to a line. */
  readonly goTo: (rank: number) => void
  /** Sets the position to a selected line. */
  readonly hold: (line: LogLine) => void
}

interface Options {
  readonly listed: ListedLines
  readonly room: RowRoom
  /** Whether the reader is at the end of the loaded lines. */
  readonly isAtEnd: boolean
  /** Whether a message is being unfolded. */
  readonly isUnfolding: boolean
}

/**
 * Opens the log at its end, and restores what is being read when filters change or lines wrap differently. If the reader
 * doesn't scroll in between, clearing a filter restores the line that was read before, even if the filter hid it.
 */
export function useReadingPosition(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: LogVirtualizer,
  { listed, room, isAtEnd, isUnfolding }: Options,
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
  const readPosition = (element: HTMLElement) => {
    if (isRestored.current || lines.length === 0) return
    const { scrollTop } = element
    const item = virtualizer.getVirtualItemForOffset(scrollTop)
    const line = item && lines.at(item.index)
    if (isAtEndOf(element) || !line) {
      position.current = END
    } else {
      const into = scrollTop - item.start
      const row = rowOf(virtualizer, item.key)
      const text = positionAt(into, row ? edgesIn(row) : [0, item.size])
      position.current = { kind: 'top', line, into, text }
    }
  }
  useScrollListener(scroller, readPosition)

  // Unfolding a message at the end of the log moves the end out of view, without a scroll event.
  const wasUnfolding = useRef(isUnfolding)
  const onUnfolded = useEffectEvent(() => {
    if (scroller.current) readPosition(scroller.current)
  })
  useEffect(() => {
    if (wasUnfolding.current && !isUnfolding) onUnfolded()
    wasUnfolding.current = isUnfolding
  }, [isUnfolding])

  const scrollTo = (current: Position) => {
    isRestored.current = true
    const rank = current.kind === 'end' ? -1 : nearestRank(listed, current.line)
    if (current.kind === 'end' || rank === -1) return virtualizer.scrollToEnd()
    if (current.kind !== 'top') return scrollToLine(virtualizer, rank)
    virtualizer.scrollToIndex(rank, { align: 'start' })
    if (lines.at(rank) !== current.line) return
    const [start] = virtualizer.getOffsetForIndex(rank, 'start') ?? []
    if (start !== undefined) virtualizer.scrollToOffset(start + current.into)
  }

  const restore = useEffectEvent((isFiltered: boolean) => {
    const { current } = position
    // The reader leaves the end for a line only with the next scroll event.
    const staysAtEnd = isAtEnd && !isFiltered && current?.kind !== 'target'
    if (current) scrollTo(staysAtEnd ? END : current)
  })
  const resize = useEffectEvent(() => {
    const { current } = position
    measureAgain(virtualizer)
    if (current) isRestored.current = true
    if (current?.kind === 'top') {
      position.current = { ...current, into: intoResized(virtualizer, listed, current) }
    }
  })
  /** Set when lines wrap differently: a browser can scroll only as far as the total height that is rendered next. */
  const [resized, setResized] = useState<{ readonly isFiltered: boolean } | null>(null)
  const last = useRef({ test: listed.test, room, pending: 0 })
  useLayoutEffect(() => {
    const before = last.current
    last.current = { test: listed.test, room, pending: listed.lines.pending }
    const isFiltered = before.test !== listed.test || before.pending > 0
    if (before.room !== room) {
      resize()
      setResized({ isFiltered })
    } else if (isFiltered) {
      restore(isFiltered)
    }
  }, [listed, room])

  useLayoutEffect(() => {
    if (resized) restore(resized.isFiltered)
  }, [resized])

  const hasLines = lines.length > 0
  const open = useEffectEvent(() => {
    if (position.current) scrollTo(position.current)
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
    goTo: (rank) => {
      const line = lines.at(rank)
      // Until the next scroll event: the width isn't known when a log opens at a line.
      if (line) position.current = { kind: 'target', line }
      isRestored.current = false
      scrollToLine(virtualizer, rank)
    },
    hold: (line) => {
      position.current = { kind: 'around', line }
      isRestored.current = true
    },
  }
}

/** Returns how far the view begins below the beginning of a line whose text wraps differently now, px. */
function intoResized(
  virtualizer: LogVirtualizer,
  listed: ListedLines,
  { line, into, text }: TopLine,
): number {
  if (into < 0) return into
  const rank = nearestRank(listed, line)
  const row = listed.lines.at(rank) === line ? rowOf(virtualizer, listed.keys[rank]) : null
  // The lines of text in a row that isn't rendered aren't known: the view begins at the first one.
  return row ? offsetOf(text, edgesIn(row)) : 0
}

/** Returns the row of a line by its key; `null` if it isn't in the document. */
function rowOf({ elementsCache }: LogVirtualizer, key: VirtualItem['key'] = -1) {
  const row = elementsCache.get(key)
  return row?.isConnected === true ? row : null
}
