import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { POPUP, PORTAL, SHEET } from './classes.ts'
import { truncateList } from './truncateList.ts'

export interface PopupProps {
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

// Covers the position, focus and size of every popup, hence the many props.
interface PopupFrameProps extends Omit<PopupProps, 'onClose'> {
  readonly parts: {
    readonly Portal: (props: PortalProps) => ReactNode
    readonly Backdrop: (props: BackdropProps) => ReactNode
    readonly Positioner: (props: PositionerProps) => ReactNode
    readonly Popup: (props: ContentProps) => ReactNode
  }
  readonly align?: 'start' | 'end'
  readonly still?: boolean
  /** Defaults to the popup or its field. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined
  /** Defaults to the button. */
  readonly finalFocus?: RefObject<HTMLElement | null>
  /** If not, a part with the ref {@link truncateList} can scroll. */
  readonly scrolls?: boolean
  readonly sheet?: boolean
  readonly className: string
  readonly children: ReactNode
}

/** Overrides the position next to the button, which Base UI sets as inline styles. */
const SHEET_POSITION = 'max-md:fixed! max-md:inset-[auto_0_0]! max-md:transform-none!'

/** Requires a Base UI root with {@link popupRoot}. */
export function PopupFrame(props: PopupFrameProps) {
  const { parts, anchor, label, align = 'end', still = false, finalFocus = anchor } = props
  const { scrolls = false, sheet = false } = props
  // A button that appears with the popup isn't there yet. Another container in the next render would create the popup
  // again, which would lose the focus.
  const container = landmarkOf(anchor.current ?? finalFocus.current) ?? undefined
  return (
    <parts.Portal container={container} className={PORTAL}>
      {sheet && <parts.Backdrop className="fixed inset-0 z-40 bg-black/40 md:hidden" />}
      <parts.Positioner
        anchor={anchor}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        disableAnchorTracking={still}
        // Most buttons are in the sticky parts of the page.
        positionMethod="fixed"
        className={clsx('z-40 outline-none', sheet && SHEET_POSITION)}
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

export function popupRoot({ anchor, onClose }: Omit<PopupProps, 'label'>) {
  return {
    open: true,
    onOpenChange: (open: boolean, { event, allowPropagation }: OpenChange) => {
      if (open) return
      // While an item is dragged, Escape cancels the drag.
      if (event.target instanceof Element && event.target.closest('[data-holds-escape]')) {
        allowPropagation()
        return
      }
      // The button handles its own press. Closing here as well would make it open again.
      if (!isWithin(anchor.current, event.target)) onClose()
    },
  }
}
