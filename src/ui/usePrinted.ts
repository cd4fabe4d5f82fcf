import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { currentTime } from '#src/lib/apiClock.ts'

/** What is printed, as it was when printing began. */
export interface Printed<Value> {
  readonly value: Value
  /** When that was, ms since the epoch. */
  readonly at: number
}

/**
 * Returns what is printed; `null` while nothing is. What is rendered from it is in the document before the browser
 * lays out its pages, and gone afterwards, with the page scrolled and focused as before.
 */
export function usePrinted<Value>(latest: Value): Printed<Value> | null {
  const [printed, setPrinted] = useState<Printed<Value> | null>(null)
  const current = useRef(latest)
  useLayoutEffect(() => {
    current.current = latest
  })
  useEffect(() => {
    let restore: (() => void) | null = null
    function begin() {
      restore ??= rememberPlace()
      flushSync(() => setPrinted({ value: current.current, at: currentTime() }))
    }
    function end() {
      flushSync(() => setPrinted(null))
      restore?.()
      restore = null
    }
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printed
}

/** Remembers what is scrolled and focused, since the page isn't displayed on paper. Returns what restores it. */
function rememberPlace(): () => void {
  const focused = document.activeElement
  const scrolled = [...document.querySelectorAll('*')].flatMap((element) => {
    const { scrollTop: top, scrollLeft: left } = element
    return top === 0 && left === 0 ? [] : [{ element, top, left }]
  })
  return () => {
    for (const { element, top, left } of scrolled) {
      element.scrollTo({ top, left, behavior: 'instant' })
      // The browser restores most of it without one, and a table that was hidden meanwhile drew no rows.
      element.dispatchEvent(new Event('scroll', { bubbles: element === document.documentElement }))
    }
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      focused.focus({ preventScroll: true })
    }
  }
}
