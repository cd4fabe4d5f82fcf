import { useEffect, useId } from 'react'
import { TooltipFrame } from './TooltipFrame.tsx'

export interface TooltipProps {
  readonly anchor: Element
  readonly text: string
}

/** A tooltip with at least this many characters may need scrolling, so the pointer can move into it. */
const LONG = 600
/** The maximum number of characters. More would block the main thread for seconds. */
const MAX_LENGTH = 20_000

export function TooltipPopup({ anchor, text }: TooltipProps) {
  const id = useId()
  useEffect(() => {
    const described = anchor.closest('td, button, a') ?? anchor
    // A screen reader would read the same text twice.
    if (described.ariaLabel === text || described.ariaDescription === text) return
    const before = described.getAttribute('aria-describedby')
    described.setAttribute('aria-describedby', before === null ? id : `${before} ${id}`)
    return () => {
      if (before === null) described.removeAttribute('aria-describedby')
      else described.setAttribute('aria-describedby', before)
    }
  }, [anchor, id, text])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => scrollTooltip(event, document.getElementById(id))
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [id])

  return (
    <TooltipFrame
      anchor={anchor}
      align="start"
      id={id}
      hoverable={text.length >= LONG}
      className="max-h-[min(70vh,var(--available-height))] max-w-[min(36rem,calc(100vw-1rem))] overflow-y-auto rounded-md bg-ink px-2.5 py-1.5 text-xs leading-5 break-words whitespace-pre-wrap text-canvas shadow-lg"
    >
      {text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text}
    </TooltipFrame>
  )
}

/** A tooltip can be longer than the screen. Scrolls it by keys, so that it can be read without a mouse. */
function scrollTooltip(event: KeyboardEvent, popup: HTMLElement | null) {
  const page = { PageDown: 1, PageUp: -1 }[event.key]
  if (page === undefined || !popup || popup.scrollHeight <= popup.clientHeight) return
  event.preventDefault()
  popup.scrollBy({ top: page * popup.clientHeight * 0.9 })
}
