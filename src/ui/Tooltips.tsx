import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { isWithin } from './anchor.ts'
import { isInPopup, isPopupOpen } from './isInPopup.ts'
import { isTyping } from './isTyping.ts'
import { loadable } from './loadable.ts'
import type { TooltipProps } from './TooltipPopup.tsx'

const TooltipPopup = loadable(async () => (await import('./TooltipPopup.tsx')).TooltipPopup)

/** ms. */
const DELAY = 250

/** Delay for keyboard focus on a cell, ms. Moving through the rows opens no tooltips. */
const CELL_FOCUS_DELAY = 600

/** Keys that move the focus. After any other key, focus opens no tooltip. */
const FOCUS_KEYS = /^(?:Tab|Arrow|Home|End|Page)/

/** `null` for none. */
type TooltipOf = (target: Element) => TooltipProps | null

const computed = new WeakMap<Element, TooltipOf>()

/** Returns a ref for an element whose tooltips are computed on hover or focus, at no cost per cell. */
export function tooltipsRef(compute: TooltipOf) {
  return (element: Element | null) => {
    if (element) computed.set(element, compute)
  }
}

interface OpenTooltip extends TooltipProps {
  readonly byFocus: boolean
}

/**
 * Opens the page's tooltips on hover and on keyboard focus, one at a time. An element's tooltip is its
 * `data-tooltip`; an empty one stands for the element's own text if that is truncated. Charts have cards of their
 * own for marks that aren't elements.
 */
export function Tooltips({ children }: { readonly children: ReactNode }) {
  const [tooltip, setTooltip] = useState<OpenTooltip | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** `null` if no tooltip is pending or open. */
  const restartDelay = useRef<(() => void) | null>(null)
  const hovered = useRef<Element>(null)
  const ignoresFocus = useRef(false)
  const pointer = useRef('')

  function stopWaiting() {
    clearTimeout(timer.current)
    restartDelay.current = null
  }

  function wait(open: () => void, delay: number) {
    stopWaiting()
    // Set until the pointer leaves, since scrolling also closes an open tooltip.
    restartDelay.current = () => wait(open, delay || DELAY)
    if (delay === 0) open()
    else timer.current = setTimeout(open, delay)
  }

  function hide() {
    stopWaiting()
    setTooltip(null)
  }

  function show(target: EventTarget, byFocus: boolean) {
    stopWaiting()
    if (!(target instanceof Element) || isInTooltip(target)) return
    const around = target.closest('a, button, td, [data-tooltip]') ?? target
    hovered.current = around
    const open = () => {
      // A poll may have replaced the icon in a button.
      const found = isBehindPopup(target) ? null : tooltipOf(target.isConnected ? target : around)
      setTooltip(found && { ...found, byFocus })
    }
    const delay = byFocus ? (target.closest('td') ? CELL_FOCUS_DELAY : 0) : tooltip ? 0 : DELAY
    if (delay > 0) setTooltip(null)
    wait(open, delay)
  }

  const onKeyDown = useEffectEvent(({ key, target }: KeyboardEvent) => {
    ignoresFocus.current = !FOCUS_KEYS.test(key) || (key !== 'Tab' && opensPopup(target))
    if (key === 'Escape' || (isTyping(target) && key !== 'Tab')) hide()
  })

  // Moving the focus scrolls too, and must not close the tooltip that it opens. After a scroll, the element that is
  // still below the pointer gets its tooltip again; a new element there fires an event of its own.
  const onScroll = useEffectEvent(({ target }: Event) => {
    if (!target || tooltip?.byFocus || isInTooltip(target)) return
    setTooltip(null)
    restartDelay.current?.()
  })

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      pointer.current = pointOf(event)
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointermove', onMove, { signal })
    // On the document, since without a focused element a key's target is the body, outside of this component.
    document.addEventListener('keydown', onKeyDown, { signal, capture: true })
    document.addEventListener('scroll', onScroll, { signal, capture: true })
    return () => {
      listening.abort()
      clearTimeout(timer.current)
    }
  }, [])

  return (
    <div
      className="contents"
      onPointerOver={(event) => {
        const { pointerType, target } = event
        // If the page moves below a resting pointer, as after a selection or a poll, no tooltip opens, and that of
        // the control around it stays open.
        const isResting = pointerType !== 'mouse' || pointOf(event) === pointer.current
        if (!isResting) show(target, false)
        else if (!tooltip?.byFocus && !isWithin(tooltip?.anchor ?? hovered.current, target)) hide()
      }}
      onPointerLeave={hide}
      onPointerDownCapture={({ target }) => {
        ignoresFocus.current = true
        if (!isInTooltip(target)) hide()
      }}
      onClickCapture={({ target, nativeEvent }) => {
        // Touch has no hover: a tap opens the tooltip if it does nothing else, or that of a toggle.
        const control = target instanceof Element && target.closest('button, a, input, td')
        if (isTap(nativeEvent) && (!control || isExplainedToggle(control))) show(target, true)
        else if (control) hide()
      }}
      onFocus={({ target }) => {
        if (!ignoresFocus.current && target.matches(':focus-visible')) show(target, true)
      }}
      onBlur={hide}
    >
      {children}
      {tooltip && <TooltipPopup anchor={tooltip.anchor} text={tooltip.text} />}
    </div>
  )
}

interface Point {
  readonly clientX: number
  readonly clientY: number
}

const pointOf = ({ clientX, clientY }: Point) => `${clientX} ${clientY}`

const isTap = (event: Event) =>
  !(event instanceof PointerEvent && ['mouse', ''].includes(event.pointerType))

/**
 * Whether a control is a toggle whose tooltip says more than its icon's name, which a tap must not cover the page with,
 * or has the whole of a truncated text.
 */
const isExplainedToggle = (control: Element) =>
  control.ariaPressed !== null &&
  (control.textContent !== '' || tooltipOf(control)?.text !== control.ariaLabel)

const isBehindPopup = (element: Element) => !isInPopup(element) && isPopupOpen()

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

const opensPopup = (target: EventTarget | null) =>
  target instanceof Element && target.ariaHasPopup !== null

const isInTooltip = (target: EventTarget) =>
  target instanceof Element && target.closest('[role="tooltip"]') !== null

const overflows = (width: number) => (element: Element) =>
  element.clientWidth >= width && element.scrollWidth > element.clientWidth

export function isTruncated(element: Element): boolean {
  // Inline elements have no width, and those for screen readers are 1 px wide: neither counts as truncated.
  return overflows(1)(element) || [...element.querySelectorAll('*')].some(overflows(2))
}
