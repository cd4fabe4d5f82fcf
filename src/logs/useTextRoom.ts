import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { TextRoom } from './listedLines.ts'

/** The width of a character of Geist Mono at 0.75rem, px. */
const CHARACTER = 7.2
/** The padding of a row, px. */
const PADDING = 28
/** In a narrow log: the indentation of all rows of text but a message's first one, and the hidden part of times. */
const INDENT = 2
const FRACTION = 4
/** The min width of a log in which messages have a column of their own, px; also in `log.css`. */
const MIN_WIDE = 704

/**
 * Returns the room for messages in a log. `meta` is the number of characters before a message. Changes only if the
 * number of characters changes.
 */
export function useTextRoom(
  scroller: RefObject<HTMLElement | null>,
  { wraps, meta }: { readonly wraps: boolean; readonly meta: number },
): TextRoom {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = scroller
    if (!current) return
    const update = () => setWidth(current.clientWidth)
    update()
    const observer = new ResizeObserver(update)
    observer.observe(current)
    return () => observer.disconnect()
  }, [scroller])
  const isWide = width >= MIN_WIDE
  const all = Math.max(10, Math.floor((width - PADDING) / CHARACTER))
  const columns = !wraps || width === 0 ? Infinity : Math.max(10, all - (isWide ? meta : INDENT))
  const indent = isWide ? 0 : Math.max(0, meta - INDENT - FRACTION)
  return useMemo(() => ({ columns, indent }), [columns, indent])
}
