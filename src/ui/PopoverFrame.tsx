import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { POPUP, PORTAL } from './classes.ts'
import type { MenuFrameProps } from './MenuFrame.tsx'

interface PopoverFrameProps extends MenuFrameProps {
  /** A class name of the width. */
  readonly width: string
  readonly children: ReactNode
}

/** An open popup at its button that holds controls of any kind. */
export function PopoverFrame({ anchor, label, onClose, width, children }: PopoverFrameProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(_, { event, allowPropagation }) => {
        // While an item is moved, Escape leaves it where it was.
        if (event.target instanceof Element && event.target.closest('[data-holds-escape]')) {
          allowPropagation()
          return
        }
        // A press on the button is the button's to answer; both would close and open it again.
        if (!isWithin(anchor.current, event.target)) onClose()
      }}
    >
      <Popover.Portal container={landmarkOf(anchor.current)} className={PORTAL}>
        <Popover.Positioner
          anchor={anchor}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          // What is done in it may move its button; it stays where it opened.
          disableAnchorTracking
          className="z-40"
        >
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className={clsx(
              POPUP,
              width,
              'flex max-h-(--available-height) max-w-[calc(100vw-1rem)] flex-col',
            )}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
