import { Tooltip } from '@base-ui/react/tooltip'
import { clsx } from 'clsx'
import { useEffect, useId } from 'react'
import { landmarkOf } from './anchor.ts'

export interface Tip {
  readonly anchor: HTMLElement
  readonly text: string
  /** Shown for the keyboard focus (or a tap), not for the pointer. */
  readonly byFocus: boolean
}

/** From this many characters on a tip may need scrolling, so the pointer can go into it. */
const LONG = 600
/** A longer tip is cut: nobody reads more in it, and it would keep the browser busy for seconds. */
const MOST = 20_000

/** The tip of one element; loaded when the first one shows. */
export function TipPopup({ anchor, text }: Tip) {
  const id = useId()
  useEffect(() => {
    const described = anchor.closest('td, button') ?? anchor
    described.setAttribute('aria-describedby', id)
    return () => described.removeAttribute('aria-describedby')
  }, [anchor, id])

  return (
    <Tooltip.Root open>
      <Tooltip.Portal container={landmarkOf(anchor)}>
        <Tooltip.Positioner
          anchor={anchor}
          side="top"
          align="start"
          className={clsx(
            'z-50 py-1.5 data-anchor-hidden:invisible',
            text.length < LONG && 'pointer-events-none',
          )}
        >
          <Tooltip.Popup
            id={id}
            role="tooltip"
            className="max-h-[min(70vh,var(--available-height))] max-w-[min(36rem,calc(100vw-1rem))] overflow-y-auto rounded-md bg-ink px-2.5 py-1.5 text-xs leading-5 break-words whitespace-pre-wrap text-canvas shadow-lg"
          >
            {text.length > MOST ? `${text.slice(0, MOST)}…` : text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
