import {
  useImperativeHandle,
  useMemo,
  useRef,
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
import type { ListedLines } from './listedLines.ts'
import { LogEdge } from './LogEdge.tsx'
import { LogRow } from './LogRow.tsx'
import type { OpenLog } from './openLog.ts'
import { hasNewer } from './paging.ts'
import { metaWidth, timeWidthOf } from './rowWidths.ts'
import { directionOfKey, distanceOfKey } from './scrollKeys.ts'
import { useEdgeLoading } from './useEdgeLoading.ts'
import { useExpandedLines } from './useExpandedLines.ts'
import type { Find } from './useFind.ts'
import { useFollowing } from './useFollowing.ts'
import { edgeHeight, useLogVirtualizer } from './useLogVirtualizer.ts'
import type { RangeSelection } from './useRangeSelection.ts'
import { useReadingPosition } from './useReadingPosition.ts'
import { useRowFocus } from './useRowFocus.ts'
import { useTextRoom } from './useTextRoom.ts'
import { useTouchDirection } from './useTouchDirection.ts'

export interface LogRowsHandle {
  /** Scrolls to a line, unless it is in view. */
  readonly reveal: (rank: number) => void
  readonly focus: () => void
  /** Returns the index in the buffer of the first line that is completely in view, or of one in part. */
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

export function LogRows(props: LogRowsProps) {
  const { log, listed, clock, names, hasLevels, wraps, selection, find, onCopy, empty, ref } = props
  const { lines } = listed
  const isComplete = !hasNewer(log.log.paging, log.span)
  const scroller = useRef<HTMLElement>(null)
  const wasUsed = useRef(false)
  const { expanded, toggle, isUnfolding } = useExpandedLines()

  const nodeWidth = Math.max(0, ...Array.from(names?.values() ?? [], (name) => name.length))
  const timeWidth = useMemo(() => timeWidthOf(log.log.buffer, clock), [log.log.buffer, clock])
  const meta = metaWidth({ timeWidth, hasLevels, nodeWidth })
  const room = useTextRoom(scroller, { wraps, meta })
  const virtualizer = useLogVirtualizer(scroller, listed, { room, isUnfolding })
  const items = virtualizer.getVirtualItems()
  const { isAtEnd, newLines, goToEnd } = useFollowing(scroller, virtualizer, {
    listed,
    isComplete,
    arrived: log.arrived,
    isUnfolding,
    loadLatest: log.loadLatest,
  })
  // After following, which a restored position overrides.
  const position = useReadingPosition(scroller, virtualizer, {
    listed,
    room,
    isAtEnd,
    isUnfolding,
  })
  const onAttempt = useEdgeLoading(scroller, log, () => wasUsed.current && !position.isRestored())
  const rowFocus = useRowFocus(scroller)
  const onTouch = useTouchDirection(onAttempt)

  const markUse = () => {
    wasUsed.current = true
    position.release()
  }

  function jump() {
    markUse()
    // The button is about to disappear while it has the focus.
    scroller.current?.focus({ preventScroll: true })
    goToEnd()
  }

  const isInView = (rank: number) => {
    const { current } = scroller
    const item = items.find(({ index }) => index === rank)
    if (!current || !item) return false
    return item.start >= current.scrollTop && item.end <= current.scrollTop + current.clientHeight
  }
  /** A line that is cut off at the top would have to be scrolled to. */
  const firstInView = () => items.find(({ index }) => isInView(index))?.index ?? position.topRank()
  const reveal = (rank: number) => {
    if (isInView(rank)) return
    position.goTo(rank)
  }
  useImperativeHandle(ref, () => ({
    reveal,
    focus: () => scroller.current?.focus({ preventScroll: true }),
    topIndex: () => lines.indexAt(firstInView()),
    wasUsed: () => wasUsed.current,
  }))

  function onClick(event: MouseEvent<HTMLElement>) {
    const { target } = event
    if (!(target instanceof Element)) return
    const row = target.closest<HTMLElement>('[data-key]')
    const rank = row ? virtualizer.indexFromElement(row) : -1
    const line = lines.at(rank)
    if (!line) return
    if (target.closest('[data-fold]')) {
      toggle(line)
      return
    }
    // A click at the end of a text selection isn't one on the line.
    if (target.closest('a, button') || (!event.shiftKey && hasSelectedText())) return
    markUse()
    position.hold(line)
    selection.select(rank, event.shiftKey ? 'extend' : undefined)
  }

  function extend(step: -1 | 1) {
    const { head } = selection
    const bottom = items.findLast(({ index }) => isInView(index))?.index ?? 0
    const start = step === 1 ? Math.max(0, position.topRank()) : bottom
    const rank = head === -1 ? start : Math.max(0, Math.min(head + step, lines.length - 1))
    selection.select(rank, head === -1 ? undefined : 'extend')
    virtualizer.scrollToIndex(rank, { align: 'auto' })
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, altKey } = event
    const command = isApple() ? event.metaKey : event.ctrlKey
    if (altKey || event.defaultPrevented) return
    wasUsed.current = true
    const direction = directionOfKey(event)
    if (direction !== null) position.release()
    if (command && !shiftKey && key === 'a') {
      selection.selectAll()
    } else if (command && !shiftKey && key === 'c' && selection.range && !hasSelectedText()) {
      onCopy()
    } else if (command) {
      return
    } else if (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      extend(key === 'ArrowUp' ? -1 : 1)
    } else {
      const { currentTarget, target } = event
      const px = distanceOfKey(event, { row: room.rowHeight, page: currentTarget.clientHeight })
      // The space bar presses a button.
      if (direction === null || (px !== null && target !== currentTarget)) return
      onAttempt(direction)
      // Not the browser's own scrolling, whose animation would continue after the next key.
      if (px !== null) currentTarget.scrollBy({ top: px, behavior: 'instant' })
      else if (direction === 'up') virtualizer.scrollToOffset(0)
      else virtualizer.scrollToEnd()
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const { range } = selection
  const edge = edgeHeight(room)
  const style: CSSProperties & Record<string, string> = { '--meta': `${meta}ch` }
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
        onWheel={({ deltaY }) => {
          markUse()
          if (deltaY !== 0) onAttempt(deltaY < 0 ? 'up' : 'down')
        }}
        onPointerDown={markUse}
        {...onTouch}
        {...rowFocus}
        // The browser would select the text between the two lines.
        onMouseDown={(event) => {
          if (!event.shiftKey) return
          event.preventDefault()
          scroller.current?.focus({ preventScroll: true })
        }}
      >
        {lines.length === 0 ? (
          <div className="flex min-h-full px-2 pb-[10vh]">{empty}</div>
        ) : (
          <div
            className="relative w-max min-w-full data-wrap:w-full"
            data-wrap={wraps || undefined}
            style={{ height: virtualizer.getTotalSize() }}
          >
            <LogEdge log={log} end="start" height={edge} />
            <div style={{ transform: `translateY(${(items[0]?.start ?? 0) - edge}px)` }}>
              {items.map(({ index }) => {
                const [line, key] = [lines.at(index), listed.keys[index]]
                if (!line || key === undefined) return null
                const isMatch = find.highlighter !== null && find.isMatch(line)
                return (
                  <LogRow
                    key={key}
                    ref={virtualizer.measureElement}
                    line={line}
                    listKey={key}
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
            <LogEdge log={log} end="end" height={edge} />
          </div>
        )}
      </section>
      {lines.length > 0 && !(isAtEnd && isComplete) && (
        <JumpButton isLive={log.tailing} count={newLines} onJump={jump} />
      )}
    </div>
  )
}

function hasSelectedText(): boolean {
  return getSelection()?.isCollapsed === false
}
