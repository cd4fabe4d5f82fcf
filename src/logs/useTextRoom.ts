import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { TextRoom } from './listedLines.ts'

/** The width of a character of Geist Mono at 0.75rem, rem. */
const CHARACTER = 0.45
/** The padding of a row, rem. */
const PADDING = 1.75
/** In a narrow log: the indentation of all rows of text but a message's first one, and the hidden part of times. */
const INDENT = 2
const FRACTION = 4
/** The min width of a log in which messages have a column of their own, rem; also in `log.css`. */
const MIN_WIDE = 44
/** The height of a row of text, rem; also in `log.css`. */
const ROW = 1.25
/** The font size of the page without a setting of the browser, px. */
const DEFAULT_REM = 16

/** The size of a log, in px. */
interface LogSize {
  readonly width: number
  /** The font size that the user has set in the browser. */
  readonly rem: number
}

/** The room for the rows of a log. */
export interface RowRoom extends TextRoom {
  /** The font size that the user has set in the browser, px. */
  readonly rem: number
  /** The height of a row of text, px. */
  readonly rowHeight: number
}

/**
 * Returns the room for messages in a log. `meta` is the number of characters before a message. Changes only if the
 * number of characters or the font size changes.
 */
export function useTextRoom(
  scroller: RefObject<HTMLElement | null>,
  { wraps, meta }: { readonly wraps: boolean; readonly meta: number },
): RowRoom {
  const [{ width, rem }, setSize] = useState<LogSize>({ width: 0, rem: DEFAULT_REM })
  useLayoutEffect(() => {
    const { current } = scroller
    if (!current) return
    const update = () => setSize({ width: current.clientWidth, rem: readRem() })
    update()
    const observer = new ResizeObserver(update)
    observer.observe(current)
    return () => observer.disconnect()
  }, [scroller])
  const isWide = width >= MIN_WIDE * rem
  const all = Math.max(10, Math.floor((width / rem - PADDING) / CHARACTER))
  const columns = !wraps || width === 0 ? Infinity : Math.max(10, all - (isWide ? meta : INDENT))
  const indent = isWide ? 0 : Math.max(0, meta - INDENT - FRACTION)
  // Whole px, as in `log.css`: the virtual list rounds the heights of rows.
  const rowHeight = Math.round(ROW * rem)
  return useMemo(() => ({ columns, indent, rem, rowHeight }), [columns, indent, rem, rowHeight])
}

function readRem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || DEFAULT_REM
}
