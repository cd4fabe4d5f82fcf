import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { POPUP, PORTAL } from './classes.ts'

export interface PopupProps {
  /** The button that the popup belongs to, and that gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
}

interface PortalProps {
  readonly container: HTMLElement | null
  readonly className: string
  readonly children: ReactNode
}

interface PositionerProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly align: 'start' | 'end'
  readonly sideOffset: number
  readonly collisionPadding: number
  readonly disableAnchorTracking: boolean
  readonly positionMethod: 'fixed'
  readonly className: string
  readonly children: ReactNode
}

interface ContentProps {
  readonly 'aria-label': string
  readonly initialFocus: RefObject<HTMLElement | null> | undefined
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly className: string
  readonly children: ReactNode
}

interface PopupFrameProps extends Omit<PopupProps, 'onClose'> {
  /** Base UI's parts of such a popup: `Menu`, `Popover` or `Combobox`. */
  readonly parts: {
    readonly Portal: (props: PortalProps) => ReactNode
    readonly Positioner: (props: PositionerProps) => ReactNode
    readonly Popup: (props: ContentProps) => ReactNode
  }
  readonly align?: 'start' | 'end'
  /** Whether it stays where it opened when its button moves. */
  readonly still?: boolean
  /** What gets the focus when it opens, if not the popup or its field. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined
  /** What gets the focus when it closes, if not its button. */
  readonly finalFocus?: RefObject<HTMLElement | null>
  /** Class names of its width and padding. */
  readonly className: string
  readonly children: ReactNode
}

/** An open popup at its button, without its content; in a Base UI root with {@link popupRoot}. */
export function PopupFrame(props: PopupFrameProps) {
  const { parts, anchor, label, align = 'end', still = false, finalFocus = anchor } = props
  return (
    <parts.Portal container={landmarkOf(anchor.current)} className={PORTAL}>
      <parts.Positioner
        anchor={anchor}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        disableAnchorTracking={still}
        // What stays in view while the page scrolls has most of the buttons.
        positionMethod="fixed"
        className="z-40 outline-none"
      >
        <parts.Popup
          aria-label={label}
          initialFocus={props.initialFocus}
          finalFocus={finalFocus}
          className={clsx(
            POPUP,
            'flex max-h-(--available-height) max-w-[calc(100vw-1rem)] flex-col',
            props.className,
          )}
        >
          {props.children}
        </parts.Popup>
      </parts.Positioner>
    </parts.Portal>
  )
}

interface OpenChange {
  readonly event: Event
  readonly allowPropagation: () => void
}

/** Returns the props of the Base UI root around an open popup: when it closes. */
export function popupRoot({ anchor, onClose }: Omit<PopupProps, 'label'>) {
  return {
    open: true,
    onOpenChange: (open: boolean, { event, allowPropagation }: OpenChange) => {
      if (open) return
      // While an item is moved, Escape leaves it where it was.
      if (event.target instanceof Element && event.target.closest('[data-holds-escape]')) {
        allowPropagation()
        return
      }
      // A press on the button is the button's to handle; both would close and open it again.
      if (!isWithin(anchor.current, event.target)) onClose()
    },
  }
}
