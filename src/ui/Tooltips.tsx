import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Tip } from './TooltipPopup.tsx'
import { loadable } from './loadable.ts'

const TipPopup = loadable(async () => (await import('./TooltipPopup.tsx')).TipPopup)

/** How long the pointer must rest before a tip shows, ms. */
const REST = 250

/** A tip's text, and the element that it is about. */
export type TipText = Pick<Tip, 'anchor' | 'text'>

interface TipsProps {
  /** The tip of what was pointed at or has the focus, made only then; null for none. */
  readonly tipOf: (target: Element) => TipText | null
  readonly children: ReactNode
}

/** Shows tips on hover and on keyboard focus: one for many elements, so that a cell costs nothing. */
export function Tips({ tipOf, children }: TipsProps) {
  const [tip, setTip] = useState<Tip | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)

  function hide() {
    clearTimeout(rest.current)
    setTip(null)
  }

  function show(target: EventTarget, byFocus: boolean) {
    clearTimeout(rest.current)
    if (!(target instanceof Element) || isInTip(target)) return
    const found = tipOf(target)
    if (!found) setTip(null)
    else if (byFocus || tip) setTip({ ...found, byFocus })
    else rest.current = setTimeout(() => setTip({ ...found, byFocus }), REST)
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
        // A finger has no hover: a tap shows the tip, where it leads to nothing else.
        const button = target instanceof Element && target.closest('button, a')
        if (!button || button.ariaPressed) show(target, true)
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

/** Whether an element's text is wider than there is room for it. */
export function isCut(element: Element): boolean {
  return (
    element.scrollWidth > element.clientWidth ||
    [...element.children].some((child) => child.scrollWidth > child.clientWidth)
  )
}

/** A tip longer than the screen can be read to its end without a mouse. */
function scrollTip(event: KeyboardEvent) {
  const page = { PageDown: 1, PageUp: -1 }[event.key]
  const popup = document.querySelector('[role="tooltip"]')
  if (page === undefined || !popup || popup.scrollHeight <= popup.clientHeight) return
  event.preventDefault()
  popup.scrollBy({ top: page * popup.clientHeight * 0.9 })
}
