import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Tip } from './TipPopup.tsx'
import { loadable } from './loadable.ts'

const TipPopup = loadable(async () => (await import('./TipPopup.tsx')).TipPopup)

/** How long the pointer must rest before a tip shows, ms. */
const REST = 250

/**
 * Shows, on hover and on keyboard focus, what an element has in `data-tip`; with `data-tip-cut`,
 * its whole text, where it is cut short. One for many elements, so that a cell costs an attribute,
 * not a component.
 */
export function Tips({ children }: { readonly children: ReactNode }) {
  const [tip, setTip] = useState<Tip | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)

  function hide() {
    clearTimeout(rest.current)
    setTip(null)
  }

  function show(target: EventTarget, byFocus: boolean) {
    clearTimeout(rest.current)
    if (isInTip(target)) return
    const found = tipOf(target, byFocus)
    if (!found) setTip(null)
    else if (byFocus || tip) setTip(found)
    else rest.current = setTimeout(() => setTip(found), REST)
  }

  useEffect(() => () => clearTimeout(rest.current), [])

  return (
    <div
      className="contents"
      onPointerOver={({ pointerType, target }) => {
        if (pointerType === 'mouse') show(target, false)
      }}
      onPointerLeave={hide}
      onClick={({ target }) => {
        // A finger has no hover: a tap shows the tip.
        if (!(target instanceof Element && target.closest('button, a'))) show(target, true)
      }}
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) show(target, true)
      }}
      onBlur={hide}
      onScrollCapture={({ target }) => {
        // Moving the focus scrolls too, and must not close the tip that it opens.
        if (!tip?.byFocus && !isInTip(target)) hide()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide()
        if (tip) scrollTip(event)
      }}
    >
      {children}
      {tip && <TipPopup {...tip} />}
    </div>
  )
}

const isInTip = (target: EventTarget) =>
  target instanceof Element && target.closest('[role="tooltip"]') !== null

/** The tip of the cell or button that an event happened in; null outside of one. */
function tipOf(target: EventTarget, byFocus: boolean): Tip | null {
  if (!(target instanceof Element)) return null
  const own = target.closest('[data-tip], [data-tip-cut]')
  const anchor = own ?? target.closest('td')?.querySelector('[data-tip], [data-tip-cut]')
  if (!(anchor instanceof HTMLElement)) return null
  const text = anchor.dataset['tip'] ?? (isCut(anchor) ? anchor.textContent : null)
  return text ? { anchor, text, byFocus } : null
}

function isCut(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth
}

/** A tip longer than the screen can be read to its end without a mouse. */
function scrollTip(event: KeyboardEvent) {
  const page = { PageDown: 1, PageUp: -1 }[event.key]
  const popup = document.querySelector('[role="tooltip"]')
  if (page === undefined || !popup || popup.scrollHeight <= popup.clientHeight) return
  event.preventDefault()
  popup.scrollBy({ top: page * popup.clientHeight * 0.9 })
}
