import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { isWithin } from './anchor.ts'
import { isInPopup, isPopupOpen } from './isInPopup.ts'
import { isTyping } from './isTyping.ts'
import { loadable } from './loadable.ts'
import type { TooltipProps } from './TooltipPopup.tsx'

const TooltipPopup = loadable(async () => (await import('./TooltipPopup.tsx')).TooltipPopup)

/** How long the pointer must rest before a tooltip opens, ms. */
const DELAY = 250

/** How long the keyboard focus must rest on a cell, ms: on its way through the rows it opens no tooltip. */
const REST = 600

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
  /** Begins the wait for the next tooltip again; `null` if there is none. */
  const waitAgain = useRef<(() => void) | null>(null)
  /** What the last tooltip is for, also while it is due: the control around what is hovered or focused. */
  const hovered = useRef<Element>(null)
  /** Whether the last press or key was one after which focus opens no tooltip. */
  const quiet = useRef(false)
  /** Where the pointer was when it last moved. */
  const pointer = useRef('')

  function stopWaiting() {
    clearTimeout(timer.current)
    waitAgain.current = null
  }

  function wait(open: () => void, delay: number) {
    stopWaiting()
    // Until the pointer leaves: also what is open is closed by a scroll.
    waitAgain.current = () => wait(open, delay || DELAY)
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
    const delay = byFocus ? (target.closest('td') ? REST : 0) : tooltip ? 0 : DELAY
    if (delay > 0) setTooltip(null)
    wait(open, delay)
  }

  const onKeyDown = useEffectEvent(({ key, target }: KeyboardEvent) => {
    quiet.current = !MOVING.test(key) || (key !== 'Tab' && opensPopup(target))
    if (key === 'Escape' || (isTyping(target) && key !== 'Tab')) hide()
  })

  // Moving the focus scrolls too, and must not close the tooltip that it opens. What the pointer or the focus rests on
  // meanwhile gets its tooltip afterwards: a new element below the pointer is an event of its own.
  const onScroll = useEffectEvent(({ target }: Event) => {
    if (!target || tooltip?.byFocus || isInTooltip(target)) return
    setTooltip(null)
    waitAgain.current?.()
  })

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      pointer.current = pointOf(event)
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointermove', onMove, { signal })
    // Not on the page's own elements: while nothing has the focus, a key's target is above all of them.
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
        // What comes to be below a pointer that rests, as after a choice or a poll, opens no tooltip, and closes none of
        // the control around it.
        const rests = pointerType !== 'mouse' || pointOf(event) === pointer.current
        if (!rests) show(target, false)
        else if (!tooltip?.byFocus && !isWithin(tooltip?.anchor ?? hovered.current, target)) hide()
      }}
      onPointerLeave={hide}
      onPointerDownCapture={({ target }) => {
        quiet.current = true
        if (!isInTooltip(target)) hide()
      }}
      onClickCapture={({ target, nativeEvent }) => {
        // A finger has no hover: a tap opens the tooltip, where it leads to nothing else.
        const control = target instanceof Element && target.closest('button, a, input, td')
        if (isTap(nativeEvent) && (!control || control.ariaPressed)) show(target, true)
        else if (control) hide()
      }}
      onFocus={({ target }) => {
        if (!quiet.current && target.matches(':focus-visible')) show(target, true)
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

/** Whether a click is a finger's, not that of a mouse or of a key. */
const isTap = (event: Event) =>
  !(event instanceof PointerEvent && ['mouse', ''].includes(event.pointerType))

/** Whether a popup is open that may be above an element. */
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

/** Whether an element that is at least `width` px wide is too narrow for its text. */
const isCut = (width: number) => (element: Element) =>
  element.clientWidth >= width && element.scrollWidth > element.clientWidth

/** Whether an element's text, or that of one in it, is wider than the room for it. */
export function isTruncated(element: Element): boolean {
  // Inline elements have no width, those for screen readers 1 px: one of them in a label leaves nothing out.
  return isCut(1)(element) || [...element.querySelectorAll('*')].some(isCut(2))
}
