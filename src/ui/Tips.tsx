import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Tip } from './TipPopup.tsx'

const TipPopup = lazy(async () => ({ default: (await import('./TipPopup.tsx')).TipPopup }))

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

  function show(target: EventTarget | null, delay: number) {
    clearTimeout(rest.current)
    if (target instanceof Element && target.closest('[role="tooltip"]')) return
    const found = tipOf(target)
    if (!found) setTip(null)
    else if (delay === 0 || tip !== null) setTip(found)
    else rest.current = setTimeout(() => setTip(found), delay)
  }

  useEffect(() => () => clearTimeout(rest.current), [])

  return (
    <div
      className="contents"
      onPointerOver={({ pointerType, target }) => {
        if (pointerType === 'mouse') show(target, REST)
      }}
      onPointerLeave={hide}
      onClick={({ target }) => {
        // A finger has no hover: a tap shows the tip.
        if (!(target instanceof Element && target.closest('button, a'))) show(target, 0)
      }}
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) show(target, 0)
      }}
      onBlur={hide}
      onScrollCapture={({ target }) => {
        if (!(target instanceof Element && target.closest('[role="tooltip"]'))) hide()
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') hide()
      }}
    >
      {children}
      {tip && (
        <Suspense>
          <TipPopup {...tip} />
        </Suspense>
      )}
    </div>
  )
}

function tipOf(target: EventTarget | null): Tip | null {
  if (!(target instanceof Element)) return null
  const anchor =
    target.closest('[data-tip], [data-tip-cut]') ??
    target.querySelector('[data-tip], [data-tip-cut]')
  if (!(anchor instanceof HTMLElement)) return null
  const text = anchor.dataset['tip'] ?? (isCut(anchor) ? anchor.textContent : null)
  return text ? { anchor, text } : null
}

function isCut(element: HTMLElement): boolean {
  return (
    element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1
  )
}
