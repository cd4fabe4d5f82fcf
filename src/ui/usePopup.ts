import { useRef, useState, type RefObject } from 'react'

export interface Popup {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
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
 * Returns the state of a popup whose code is preloaded: `load` runs on hover and focus of its button.
 * The down arrow key opens it too, as with a select.
 */
export function usePopup(load: () => Promise<unknown>): Popup {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // Ignored: opening the popup tries again and reports a failure.
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
