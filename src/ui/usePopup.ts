import { useRef, useState, type RefObject } from 'react'

export interface Popup {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** For the button that opens it. */
  readonly trigger: {
    readonly ref: RefObject<HTMLButtonElement | null>
    readonly 'aria-expanded': boolean
    readonly onClick: () => void
    readonly onKeyDown: (event: { key: string; preventDefault(): void }) => void
    readonly onPointerEnter: () => void
    readonly onFocus: () => void
  }
}

/**
 * A popup whose code is loaded when somebody is about to open it: `load` runs on hover and focus.
 * The down arrow opens it too, as it does a select.
 */
export function usePopup(load: () => Promise<unknown>): Popup {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // A failure shows, and is tried again, when the popup opens.
  const preload = () => void load().catch(() => {})
  return {
    anchor,
    open,
    setOpen,
    trigger: {
      ref: anchor,
      'aria-expanded': open,
      onClick: () => setOpen(!open),
      onKeyDown: (event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        setOpen(true)
      },
      onPointerEnter: preload,
      onFocus: preload,
    },
  }
}
