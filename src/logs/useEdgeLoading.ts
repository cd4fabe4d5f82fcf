import { useRef, type RefObject } from 'react'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder } from './paging.ts'
import type { ScrollDirection } from './scrollKeys.ts'
import { distanceToEnd } from './scrollPosition.ts'
import { useScrollListener } from './useScrollListener.ts'

/** How near to an end lines beyond it are loaded, px. */
const NEAR = 600

/**
 * Loads more lines when the reader scrolls near an end of the loaded ones. Returns a function for attempts to scroll in
 * a direction: at an end, they fire no scroll event. `isByReader` returns whether it is the reader who scrolls.
 */
export function useEdgeLoading(
  scroller: RefObject<HTMLElement | null>,
  log: OpenLog,
  isByReader: () => boolean,
): (direction: ScrollDirection) => void {
  const { paging } = log.log
  const load = (direction: ScrollDirection) => {
    if (log.reading !== null || log.error) return
    if (direction === 'up' && hasOlder(paging, log.span)) log.loadOlder()
    if (direction === 'down' && hasNewer(paging, log.span)) log.loadNewer()
  }
  const scrolledTo = useRef(0)
  useScrollListener(scroller, (element) => {
    const { scrollTop } = element
    const before = scrolledTo.current
    scrolledTo.current = scrollTop
    if (!isByReader()) return
    if (scrollTop < before && scrollTop < NEAR) load('up')
    if (scrollTop > before && distanceToEnd(element) < NEAR) load('down')
  })
  return (direction) => {
    const { current } = scroller
    if (!current) return
    const rest = direction === 'up' ? current.scrollTop : distanceToEnd(current)
    if (rest < 1) load(direction)
  }
}
