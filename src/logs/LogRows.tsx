import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { isApple } from '#src/lib/platform.ts'
import type { Highlighter } from './highlight.ts'
import { JumpButton } from './JumpButton.tsx'
import type { LineClock } from './lineTime.ts'
import { estimateRows, rankOf, type ListedLines } from './listedLines.ts'
import { LogEdge } from './LogEdge.tsx'
import type { LogLine } from './logLine.ts'
import { LogRow } from './LogRow.tsx'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder } from './paging.ts'
import { metaWidth, timeWidthOf } from './rowWidths.ts'
import type { Find } from './useFind.ts'
import type { RangeSelection } from './useRangeSelection.ts'
import { useTextRoom } from './useTextRoom.ts'

/** The height of a row of text, px; also in `log.css`. */
const ROW = 20
/** The height of each end of the log, px: a button on a touch screen fits. */
const EDGE = 48
const OVERSCAN = 8
/** The reader is at the end if the distance to it is at most this, px. */
const AT_END = 12
/** How near to an end lines beyond it are loaded, px. */
const NEAR = 600
/** The number of measured heights from which those of lines that aren't loaded anymore are removed. */
const MAX_MEASURED = 20_000

export interface LogRowsHandle {
  /** Scrolls to a line, unless it is in view. */
  readonly reveal: (rank: number) => void
  readonly focus: () => void
  /** Returns the index in the buffer of the first line in view. */
  readonly topIndex: () => number
  /** Whether the user has scrolled or selected lines. */
  readonly wasUsed: () => boolean
}

// One list with its states, hence the many props.
interface LogRowsProps {
  readonly log: OpenLog
  readonly listed: ListedLines
  readonly clock: LineClock
  /** The nodes' short names by replica; `null` if the log has only one node. */
  readonly names: ReadonlyMap<string, string> | null
  /** Whether a line has a level. */
  readonly hasLevels: boolean
  readonly wraps: boolean
  readonly selection: RangeSelection
  readonly find: Find
  /** Marks the text of the filter. */
  readonly highlighter: Highlighter | null
  readonly onCopy: () => void
  /** Displayed in place of the lines if there are none. */
  readonly empty: ReactNode
  readonly ref: Ref<LogRowsHandle>
}

/** Returns how far a key scrolls, px; `null` if it doesn't. `page` is the height of the view, px. */
function scrollOf({ key, shiftKey }: KeyboardEvent, page: number): number | null {
  const isUp = key === 'ArrowUp' || key === 'PageUp' || (key === ' ' && shiftKey)
  const isPage = key === 'PageUp' || key === 'PageDown' || key === ' '
  if (!isPage && key !== 'ArrowUp' && key !== 'ArrowDown') return null
  return (isUp ? -1 : 1) * (isPage ? Math.max(ROW, page - 2 * ROW) : 2 * ROW)
}

export function LogRows(props: LogRowsProps) {
  const { log, listed, clock, names, hasLevels, wraps, selection, find, onCopy } = props
  const { lines, keys } = listed
  const { paging } = log.log
  const isComplete = !hasNewer(paging, log.span)
  const scroller = useRef<HTMLElement>(null)
  const wasUsed = useRef(false)
  const [expanded, setExpanded] = useState<ReadonlySet<LogLine>>(new Set())
  const [isAtEnd, setAtEnd] = useState(true)
  const [seen, setSeen] = useState(log.arrived)

  const nodeWidth = Math.max(0, ...Array.from(names?.values() ?? [], (name) => name.length))
  const timeWidth = useMemo(() => timeWidthOf(log.log.buffer, clock), [log.log.buffer, clock])
  const meta = metaWidth({ timeWidth, hasLevels, nodeWidth })
  const room = useTextRoom(scroller, { wraps, meta })
  const rows = useMemo(() => estimateRows(listed, room), [listed, room])
  const getItemKey = useCallback((rank: number) => keys[rank] ?? -rank, [keys])

  // Lines that are loaded because the reader scrolls to them must not move the reader to the end.
  const [follows, setFollows] = useState(isComplete)
  useEffect(() => setFollows(isComplete), [isComplete])
  // While a message unfolds, its first line stays where it is, even at the end of the log.
  const [unfolding, setUnfolding] = useState(0)

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (rank) => (rows[rank] ?? 1) * ROW,
    getItemKey,
    overscan: OVERSCAN,
    paddingStart: EDGE,
    paddingEnd: EDGE,
    anchorTo: 'end',
    followOnAppend: follows && isComplete,
    scrollEndThreshold: unfolding > 0 ? -1 : AT_END,
    initialRect: { width: 480, height: 600 },
  })
  const items = virtualizer.getVirtualItems()

  useEffect(() => {
    if (unfolding === 0) return
    const frame = requestAnimationFrame(() => setUnfolding(0))
    return () => cancelAnimationFrame(frame)
  }, [unfolding])

  const topRank = () => {
    const { current } = scroller
    if (!current || lines.length === 0) return -1
    return virtualizer.getVirtualItemForOffset(current.scrollTop)?.index ?? 0
  }

  const checkEnd = useEffectEvent(() => {
    const { current } = scroller
    if (!current) return
    const atEnd = current.scrollHeight - current.clientHeight - current.scrollTop <= AT_END
    if (isAtEnd && !atEnd) setSeen(log.arrived)
    setAtEnd(atEnd)
  })

  // Scrolling to lines that are rendered reads their heights; an effect, since these change without an event.
  useEffect(() => {
    const frame = requestAnimationFrame(() => checkEnd())
    return () => cancelAnimationFrame(frame)
  }, [listed, room])

  /** The line at the top of the view, by which the position is restored. */
  const top = useRef<{ line: LogLine | undefined; isAtEnd: boolean }>(null)
  const last = useRef({ test: listed.test, room, pending: 0 })
  const restore = useEffectEvent((line: LogLine | undefined) => {
    const rank = line ? rankOf(listed, line) : -1
    if (rank === -1 || rank >= lines.length) virtualizer.scrollToEnd()
    else virtualizer.scrollToIndex(rank, { align: 'start' })
  })
  useLayoutEffect(() => {
    const before = last.current
    const isResized = before.room !== room
    const isFiltered = before.test !== listed.test || before.pending > 0
    last.current = { test: listed.test, room, pending: lines.pending }
    if (isResized) virtualizer.measure()
    if (!isResized && !isFiltered) return
    const { current } = top
    if (current) restore(current.isAtEnd ? undefined : current.line)
  }, [listed, lines, room, virtualizer])

  // Opens at the end.
  const hasLines = lines.length > 0
  useLayoutEffect(() => {
    if (hasLines) virtualizer.scrollToEnd()
  }, [hasLines, virtualizer])

  useEffect(() => {
    if (virtualizer.itemSizeCache.size < Math.max(MAX_MEASURED, 2 * keys.length)) return
    const loaded = new Set(keys)
    for (const key of virtualizer.itemSizeCache.keys()) {
      if (typeof key !== 'number' || !loaded.has(key)) virtualizer.itemSizeCache.delete(key)
    }
  }, [keys, virtualizer])

  const scrolledTo = useRef(0)
  const onScroll = useEffectEvent(() => {
    const { current } = scroller
    if (!current) return
    checkEnd()
    const { scrollTop } = current
    const isUp = scrollTop < scrolledTo.current
    const isDown = scrollTop > scrolledTo.current
    scrolledTo.current = scrollTop
    top.current = { line: lines.at(topRank()), isAtEnd }
    if (!wasUsed.current || log.reading !== null || log.error) return
    if (isUp && scrollTop < NEAR && hasOlder(paging, log.span)) log.loadOlder()
    const below = current.scrollHeight - current.clientHeight - scrollTop
    if (isDown && below < NEAR && !isComplete) log.loadNewer()
  })
  useEffect(() => {
    const { current } = scroller
    const onEvent = () => onScroll()
    current?.addEventListener('scroll', onEvent, { passive: true })
    return () => current?.removeEventListener('scroll', onEvent)
  }, [])

  // A bar that appears above or below the lines doesn't move the reader away from the end.
  const onResize = useEffectEvent(() => {
    if (isAtEnd && hasLines) virtualizer.scrollToEnd()
  })
  useEffect(() => {
    const { current } = scroller
    if (!current) return
    const observer = new ResizeObserver(() => onResize())
    observer.observe(current)
    return () => observer.disconnect()
  }, [])

  const goesToEnd = useRef(false)
  useLayoutEffect(() => {
    if (!goesToEnd.current || !isComplete) return
    goesToEnd.current = false
    virtualizer.scrollToEnd()
  }, [isComplete, listed, virtualizer])

  function jump() {
    // The button is about to disappear while it has the focus.
    scroller.current?.focus({ preventScroll: true })
    if (isComplete) {
      virtualizer.scrollToEnd()
    } else {
      goesToEnd.current = true
      log.loadLatest()
    }
  }

  const isInView = (rank: number) => {
    const { current } = scroller
    const item = items.find(({ index }) => index === rank)
    if (!current || !item) return false
    return item.start >= current.scrollTop && item.end <= current.scrollTop + current.clientHeight
  }
  const reveal = (rank: number) => {
    if (!isInView(rank)) virtualizer.scrollToIndex(rank, { align: 'center' })
  }
  useImperativeHandle(props.ref, () => ({
    reveal,
    focus: () => scroller.current?.focus({ preventScroll: true }),
    topIndex: () => lines.indexAt(topRank()),
    wasUsed: () => wasUsed.current,
  }))

  function onClick(event: MouseEvent<HTMLElement>) {
    const { target } = event
    if (!(target instanceof Element)) return
    const rank = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)
    const line = lines.at(rank)
    if (!line) return
    if (target.closest('[data-fold]')) {
      setUnfolding((count) => count + 1)
      setExpanded((now) => {
        const next = new Set(now)
        if (!next.delete(line)) next.add(line)
        return next
      })
      return
    }
    // A click at the end of a text selection isn't one on the line.
    if (target.closest('a, button') || (!event.shiftKey && hasSelectedText())) return
    wasUsed.current = true
    selection.select(rank, event.shiftKey ? 'extend' : undefined)
  }

  function extend(step: -1 | 1) {
    const { head } = selection
    const bottom = items.findLast(({ index }) => isInView(index))?.index ?? 0
    const start = step === 1 ? Math.max(0, topRank()) : bottom
    const rank = head === -1 ? start : Math.max(0, Math.min(head + step, lines.length - 1))
    selection.select(rank, head === -1 ? undefined : 'extend')
    virtualizer.scrollToIndex(rank, { align: 'auto' })
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, altKey } = event
    const command = isApple() ? event.metaKey : event.ctrlKey
    if (altKey || event.defaultPrevented) return
    wasUsed.current = true
    if (command && !shiftKey && key === 'a') {
      selection.selectAll()
    } else if (command && !shiftKey && key === 'c' && selection.range && !hasSelectedText()) {
      onCopy()
    } else if (command) {
      return
    } else if (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      extend(key === 'ArrowUp' ? -1 : 1)
    } else if (key === 'Home') {
      virtualizer.scrollToOffset(0)
    } else if (key === 'End') {
      virtualizer.scrollToEnd()
    } else {
      const { currentTarget, target } = event
      const px = scrollOf(event, currentTarget.clientHeight)
      // The space bar presses a button.
      if (px === null || target !== currentTarget) return
      // Not the browser's own scrolling, whose animation would continue after the next key.
      currentTarget.scrollBy({ top: px, behavior: 'instant' })
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const { range } = selection
  const arrived = isAtEnd ? 0 : log.arrived - seen
  const style: CSSProperties & Record<string, string> = { '--meta': `${meta}ch` }
  const markUse = () => {
    wasUsed.current = true
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- `onKeyDown` has them */}
      <section
        ref={scroller}
        // Lines aren't announced one by one: the status below the toolbar has their number.
        role="log"
        aria-live="off"
        aria-label="Log lines"
        // A scrollable region must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-wrap={wraps || undefined}
        style={style}
        className="min-h-0 flex-1 overflow-auto overscroll-contain [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
        onClick={onClick}
        onKeyDown={onKeyDown}
        onWheel={markUse}
        onPointerDown={markUse}
        // The browser would select the text between the two lines.
        onMouseDown={(event) => {
          if (!event.shiftKey) return
          event.preventDefault()
          scroller.current?.focus({ preventScroll: true })
        }}
      >
        {lines.length === 0 ? (
          <div className="flex min-h-full px-2 pb-[10vh]">{props.empty}</div>
        ) : (
          <div
            className="relative w-max min-w-full data-wrap:w-full"
            data-wrap={wraps || undefined}
            style={{ height: virtualizer.getTotalSize() }}
          >
            <LogEdge log={log} end="start" height={EDGE} />
            <div style={{ transform: `translateY(${(items[0]?.start ?? 0) - EDGE}px)` }}>
              {items.map(({ index, key }) => {
                const line = lines.at(index)
                if (!line) return null
                const isMatch = find.highlighter !== null && find.isMatch(line)
                return (
                  <LogRow
                    key={key}
                    ref={virtualizer.measureElement}
                    line={line}
                    rank={index}
                    clock={clock}
                    node={names && (names.get(line.replica ?? '') ?? '')}
                    hasLevels={hasLevels}
                    timeWidth={timeWidth}
                    nodeWidth={nodeWidth}
                    isSelected={range !== null && index >= range.first && index <= range.last}
                    isCurrent={line === find.current}
                    isExpanded={expanded.has(line)}
                    highlighter={
                      find.highlighter ? (isMatch ? find.highlighter : null) : props.highlighter
                    }
                  />
                )
              })}
            </div>
            <LogEdge log={log} end="end" height={EDGE} />
          </div>
        )}
      </section>
      {lines.length > 0 && !(isAtEnd && isComplete) && (
        <JumpButton isLive={log.tailing} count={isComplete ? arrived : 0} onJump={jump} />
      )}
    </div>
  )
}

function hasSelectedText(): boolean {
  return getSelection()?.isCollapsed === false
}
