import { useEffect, useRef, useState, type ReactNode } from 'react'
import { isTyping } from './isTyping.ts'
import { loadable } from './loadable.ts'
import type { TooltipProps } from './TooltipPopup.tsx'

const TooltipPopup = loadable(async () => (await import('./TooltipPopup.tsx')).TooltipPopup)

/** How long the pointer must rest before a tooltip opens, ms. */
const DELAY = 250

/** Keys that move the focus. After any other key, the focus that moves opens no tooltip. */
const MOVING = /^(?:Tab|Arrow|Home|End|Page)/

/** Returns the tooltip of an element that is hovered or focused; `null` if none. */
type TooltipOf = (target: Element) => TooltipProps | null

const computed = new WeakMap<Element, TooltipOf>()

/** Returns a ref for an element in which tooltips are computed on hover or focus, so that a cell costs nothing. */
export function tooltipsRef(compute: TooltipOf) {
  return (element: Element | null) => {
    if (element) computed.set(element, compute)
  }
}

interface OpenTooltip extends TooltipProps {
  /** Opened by the keyboard focus or a tap, not by the pointer. */
  readonly byFocus: boolean
}

/**
 * Opens the page's tooltips on hover and on keyboard focus, one at a time. An element's tooltip is its
 * `data-tooltip`; an empty one stands for the element's text, where that is truncated. Charts have cards of
 * their own for what isn't an element.
 */
export function Tooltips({ children }: { readonly children: ReactNode }) {
  const [tooltip, setTooltip] = useState<OpenTooltip | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Whether the last press or key was one after which focus opens no tooltip. */
  const quiet = useRef(false)

  function hide() {
    clearTimeout(timer.current)
    setTooltip(null)
  }

  function show(target: EventTarget, byFocus: boolean) {
    clearTimeout(timer.current)
    if (!(target instanceof Element) || isInTooltip(target)) return
    const found = tooltipOf(target)
    if (!found) setTooltip(null)
    else if (byFocus || tooltip) setTooltip({ ...found, byFocus })
    else timer.current = setTimeout(() => setTooltip({ ...found, byFocus }), DELAY)
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div
      className="contents"
      onPointerOver={({ pointerType, target }) => {
        if (pointerType === 'mouse') show(target, false)
      }}
      onPointerLeave={hide}
      onPointerDownCapture={({ target }) => {
        quiet.current = true
        if (!isInTooltip(target)) hide()
      }}
      onClickCapture={({ target, nativeEvent }) => {
        // A finger has no hover: a tap opens the tooltip, where it leads to nothing else.
        const control = target instanceof Element && target.closest('button, a, input')
        const isMouse = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'mouse'
        if (!isMouse && (!control || control.ariaPressed)) show(target, true)
        else if (control) hide()
      }}
      onFocus={({ target }) => {
        if (!quiet.current && target.matches(':focus-visible')) show(target, true)
      }}
      onBlur={hide}
      onScrollCapture={({ target }) => {
        // Moving the focus scrolls too, and must not close the tooltip that it opens.
        if (!tooltip?.byFocus && !isInTooltip(target)) hide()
      }}
      onKeyDownCapture={({ key, target }) => {
        quiet.current = !MOVING.test(key) || (key !== 'Tab' && opensPopup(target))
        if (key === 'Escape' || (isTyping(target) && key !== 'Tab')) hide()
      }}
    >
      {children}
      {tooltip && <TooltipPopup anchor={tooltip.anchor} text={tooltip.text} />}
    </div>
  )
}

function tooltipOf(target: Element): TooltipProps | null {
  const own = target.closest('[data-tooltip]:not([data-tooltip=""])')
  for (let element = own ? null : target; element; element = element.parentElement) {
    const compute = computed.get(element)
    if (compute) return compute(target)
  }
  const anchor =
    own ??
    target.closest('[data-tooltip]') ??
    target.closest('a, button')?.querySelector('[data-tooltip]')
  if (!anchor) return null
  const text = anchor.getAttribute('data-tooltip') || (isTruncated(anchor) && anchor.textContent)
  return text ? { anchor, text } : null
}

const opensPopup = (target: EventTarget) =>
  target instanceof Element && target.ariaHasPopup !== null

const isInTooltip = (target: EventTarget) =>
  target instanceof Element && target.closest('[role="tooltip"]') !== null

/** Whether an element's text is wider than the room for it. */
export function isTruncated(element: Element): boolean {
  return (
    element.scrollWidth > element.clientWidth ||
    [...element.children].some((child) => child.scrollWidth > child.clientWidth)
  )
}
