import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { ListedLines } from './listedLines.ts'
import { isAtEndOf } from './scrollPosition.ts'
import type { LogVirtualizer } from './useLogVirtualizer.ts'
import { useScrollListener } from './useScrollListener.ts'

interface Options {
  readonly listed: ListedLines
  /** Whether the end of the log is loaded. */
  readonly isComplete: boolean
  /** The lines that arrived at the end after the log was opened: a growing count. */
  readonly arrived: number
  /** Whether a message is being unfolded, which isn't followed. */
  readonly isUnfolding: boolean
  readonly loadLatest: () => void
}

interface Following {
  /** Whether the reader is at the end of the loaded lines. */
  readonly isAtEnd: boolean
  /** The number of listed lines that arrived after the reader had left the end. */
  readonly newLines: number
  /** Scrolls to the end of the log, which is loaded first if it isn't. */
  readonly goToEnd: () => void
}

/** Scrolls to the end of the log whenever its lines change while the reader is there. */
export function useFollowing(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: LogVirtualizer,
  { listed, isComplete, arrived, isUnfolding, loadLatest }: Options,
): Following {
  const { buffer, lines } = listed
  const [isAtEnd, setAtEnd] = useState(true)
  const [seen, setSeen] = useState(arrived)

  const checkEnd = (element: HTMLElement) => {
    // Filters that match nothing don't move the reader.
    if (lines.length === 0) return
    const atEnd = isAtEndOf(element)
    if (isAtEnd && !atEnd) setSeen(arrived)
    setAtEnd(atEnd)
  }
  useScrollListener(scroller, checkEnd)
  // Scrolling to lines that are rendered reads their heights; an effect, since these change without an event.
  const check = useEffectEvent((element: HTMLElement | null) => {
    if (element && !isUnfolding) checkEnd(element)
  })
  useEffect(() => {
    if (isUnfolding || lines.length === 0) return
    const frame = requestAnimationFrame(() => check(scroller.current))
    return () => cancelAnimationFrame(frame)
  }, [lines, isUnfolding, scroller])

  // Not the virtualizer's `followOnAppend`: it doesn't follow late lines, which can be above the last one. Lines that
  // are loaded because the reader scrolls to them don't move the reader to the end.
  const wasComplete = useRef(isComplete)
  const goesToEnd = useRef(false)
  const follow = useEffectEvent(() => {
    if (isAtEnd && !isUnfolding) virtualizer.scrollToEnd()
  })
  useLayoutEffect(() => {
    const follows = isComplete && wasComplete.current
    const arrives = isComplete && goesToEnd.current
    wasComplete.current = isComplete
    if (lines.length === 0) return
    if (arrives) {
      goesToEnd.current = false
      virtualizer.scrollToEnd()
    } else if (follows) {
      follow()
    }
  }, [lines, isComplete, virtualizer])

  // A bar that appears above or below the lines doesn't move the reader away from the end.
  const onResize = useEffectEvent(() => {
    if (isAtEnd && lines.length > 0) virtualizer.scrollToEnd()
  })
  useEffect(() => {
    const { current } = scroller
    if (!current) return
    const observer = new ResizeObserver(() => onResize())
    observer.observe(current)
    return () => observer.disconnect()
  }, [scroller])

  const count = isAtEnd || !isComplete ? 0 : Math.max(0, arrived - seen)
  return {
    isAtEnd,
    newLines: count === 0 ? 0 : lines.length - lines.rankFrom(Math.max(0, buffer.length - count)),
    goToEnd: () => {
      if (isComplete) {
        virtualizer.scrollToEnd()
      } else {
        goesToEnd.current = true
        loadLatest()
      }
    },
  }
}
