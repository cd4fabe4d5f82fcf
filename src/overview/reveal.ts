import { useEffect, type RefObject } from 'react'
import { viewOf, type Extent } from '#src/ui/pageView.ts'
import { prefersCalm } from '#src/ui/prefersCalm.ts'

/** How long what loads for an element may still make it higher, ms. */
const SETTLES = 1000

/** What a person does to scroll elsewhere. */
const OTHERWISE = ['wheel', 'touchstart', 'pointerdown', 'keydown']

/** Space that is left around what is scrolled into view, px. */
const MARGIN = 8

/**
 * Scrolls the page as little as needed to bring an element into view; its beginning if it is higher than the window.
 * Follows it while what loads makes it higher, unless a person does something else meanwhile. `onDone` is called
 * afterwards.
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
    for (const type of OTHERWISE) window.addEventListener(type, end, { signal, passive: true })
    return stop
    // oxlint-disable-next-line react/exhaustive-deps -- another `onDone` reveals nothing
  }, [element, isRevealed])
}

function scrollIntoView(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect()
  const by = scrollNeeded({ top: top - MARGIN, bottom: bottom + MARGIN }, viewOf())
  if (by === 0) return
  window.scrollBy({ top: by, behavior: prefersCalm() ? 'instant' : 'smooth' })
}

/** By how much to scroll so that an element is in view, px: the whole of it or, where it is too high, its beginning. */
export function scrollNeeded(element: Extent, view: Extent): number {
  const above = element.top - view.top
  if (above <= 0) return above
  return Math.max(0, Math.min(element.bottom - view.bottom, above))
}
