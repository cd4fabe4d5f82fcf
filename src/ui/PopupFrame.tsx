import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { POPUP, PORTAL, SHEET } from './classes.ts'
import { truncateList } from './truncateList.ts'

export interface PopupProps {
  /** The button that the popup belongs to, and that gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
}

interface PortalProps {
  readonly container: HTMLElement | undefined
  readonly className: string
  readonly children: ReactNode
}

interface BackdropProps {
  readonly className: string
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
  readonly ref: ((popup: HTMLElement | null) => void) | undefined
  readonly 'aria-label': string
  readonly 'data-popup': ''
  readonly initialFocus: RefObject<HTMLElement | null> | undefined
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly className: string
  readonly children: ReactNode
}

// Many props, since every popup has its place, its focus and its size here.
interface PopupFrameProps extends Omit<PopupProps, 'onClose'> {
  /** Base UI's parts of such a popup: `Menu`, `Popover` or `Combobox`. */
  readonly parts: {
    readonly Portal: (props: PortalProps) => ReactNode
    readonly Backdrop: (props: BackdropProps) => ReactNode
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
  /** Whether it scrolls itself; else a part of it with the ref {@link truncateList} may. */
  readonly scrolls?: boolean
  /** Whether it is a sheet at the bottom of the window on a phone. */
  readonly sheet?: boolean
  /** Class names of its width and padding. */
  readonly className: string
  readonly children: ReactNode
}

/** In place of the one beside its button, which Base UI gives it as inline styles. */
const SHEET_PLACE = 'max-md:fixed! max-md:inset-[auto_0_0]! max-md:transform-none!'

/** An open popup at its button, without its content; in a Base UI root with {@link popupRoot}. */
export function PopupFrame(props: PopupFrameProps) {
  const { parts, anchor, label, align = 'end', still = false, finalFocus = anchor } = props
  const { scrolls = false, sheet = false } = props
  return (
    <parts.Portal container={landmarkOf(anchor.current) ?? undefined} className={PORTAL}>
      {sheet && <parts.Backdrop className="fixed inset-0 z-40 bg-black/40 md:hidden" />}
      <parts.Positioner
        anchor={anchor}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        disableAnchorTracking={still}
        // What stays in view while the page scrolls has most of the buttons.
        positionMethod="fixed"
        className={clsx('z-40 outline-none', sheet && SHEET_PLACE)}
      >
        <parts.Popup
          ref={scrolls ? truncateList : undefined}
          aria-label={label}
          data-popup=""
          initialFocus={props.initialFocus}
          finalFocus={finalFocus}
          className={clsx(
            POPUP,
            'flex max-h-(--available-height) max-w-[calc(100vw-1rem)] flex-col',
            scrolls && 'overflow-y-auto',
            sheet && SHEET,
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
