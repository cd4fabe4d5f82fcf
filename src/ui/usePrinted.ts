import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { currentTime } from '#src/lib/apiClock.ts'

export interface Printed<Value> {
  readonly value: Value
  readonly at: number
}

/**
 * Returns the value to print; `null` when not printing. The caller's print content is in the document before the
 * browser lays out the pages and is removed afterwards, and the page regains its scroll position and focus.
 */
export function usePrinted<Value>(latest: Value): Printed<Value> | null {
  const [printed, setPrinted] = useState<Printed<Value> | null>(null)
  const current = useRef(latest)
  useLayoutEffect(() => {
    current.current = latest
  })
  useEffect(() => listenForPrinting(current, setPrinted), [])
  return printed
}

/** Outside the hook, where the listeners would retain the value of its first render, with the result in it. */
function listenForPrinting<Value>(
  current: RefObject<Value>,
  setPrinted: (printed: Printed<Value> | null) => void,
): () => void {
  let restore: (() => void) | null = null
  function begin() {
    restore ??= saveScrollAndFocus()
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
}

/** Printing loses scroll positions and focus. */
function saveScrollAndFocus(): () => void {
  const focused = document.activeElement
  const scrolled = [...document.querySelectorAll('*')].flatMap((element) => {
    const { scrollTop: top, scrollLeft: left } = element
    return top === 0 && left === 0 ? [] : [{ element, top, left }]
  })
  return () => {
    for (const { element, top, left } of scrolled) {
      element.scrollTo({ top, left, behavior: 'instant' })
      // The browser may restore positions without an event, but a table that was hidden needs one to render rows.
      element.dispatchEvent(new Event('scroll', { bubbles: element === document.documentElement }))
    }
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      focused.focus({ preventScroll: true })
    }
  }
}
