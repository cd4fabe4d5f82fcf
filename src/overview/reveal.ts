import { useEffect, type RefObject } from 'react'
import { prefersReducedMotion } from '#src/ui/prefersReducedMotion.ts'
import { visibleExtent, type Extent } from '#src/ui/visibleExtent.ts'

/** How long an element can still grow while its content loads, ms. */
const SETTLES = 1000

/** User input that ends the scrolling. */
const USER_INPUT = ['wheel', 'touchstart', 'pointerdown', 'keydown']

/** Space around an element that is scrolled into view, px. */
const MARGIN = 8

/**
 * Scrolls the page as little as needed to bring an element into view, or its top if it is higher than the window.
 * Continues while the element grows, until the user does something else. Then calls `onDone`.
 */
export function useRevealed(
  element: RefObject<HTMLElement | null>,
  isRevealed: boolean,
  onDone?: () => void,
): void {
  useEffect(() => {
    const { current } = element
    if (!isRevealed || !current) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const listening = new AbortController()
    const observer = new ResizeObserver(() => {
      if (current.offsetHeight === 0) return
      scrollIntoView(current)
      timer ??= setTimeout(end, SETTLES)
    })
    function stop() {
      observer.disconnect()
      clearTimeout(timer)
      listening.abort()
    }
    function end() {
      stop()
      onDone?.()
    }
    observer.observe(current)
    const { signal } = listening
    for (const type of USER_INPUT) window.addEventListener(type, end, { signal, passive: true })
    return stop
    // oxlint-disable-next-line react/exhaustive-deps -- A new `onDone` must not scroll again.
  }, [element, isRevealed])
}

function scrollIntoView(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect()
  const by = scrollNeeded({ top: top - MARGIN, bottom: bottom + MARGIN }, visibleExtent())
  if (by === 0) return
  window.scrollBy({ top: by, behavior: prefersReducedMotion() ? 'instant' : 'smooth' })
}

/** Returns how far to scroll to bring an element into view, px: all of it or, if it is too high, its top. */
export function scrollNeeded(element: Extent, view: Extent): number {
  const above = element.top - view.top
  if (above <= 0) return above
  return Math.max(0, Math.min(element.bottom - view.bottom, above))
}
