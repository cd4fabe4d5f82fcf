import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Keeps the Tab key from moving the lines in view: only links and buttons in view can be reached, since a browser
 * scrolls to those that get the focus. If the row with the focus is removed, the log gets it. Returns handlers for the
 * log.
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Tab' && scroller.current) updateTabStops(scroller.current)
    }
    // Before the browser moves the focus, wherever it is.
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [scroller])

  const hasFocus = useRef(false)
  // After each render, since scrolling and new lines remove rows. A removed element fires no event.
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return
    scroller.current?.focus({ preventScroll: true })
  })
  return {
    onFocus: () => {
      hasFocus.current = true
    },
    onBlur: () => {
      hasFocus.current = false
    },
  }
}

function updateTabStops(log: HTMLElement): void {
  const view = log.getBoundingClientRect()
  for (const element of log.querySelectorAll<HTMLElement>('a, button')) {
    const { top, bottom } = element.getBoundingClientRect()
    element.tabIndex = top >= view.top && bottom <= view.bottom ? 0 : -1
  }
}
