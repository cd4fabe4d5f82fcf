import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { POPUP, PORTAL } from './classes.ts'

export interface MenuFrameProps {
  /** The button that the menu belongs to, and that gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
}

interface FramedItems extends MenuFrameProps {
  /** A class name of the least width. */
  readonly width: string
  readonly children: ReactNode
}

/** An open menu at its button, without its items. */
export function MenuFrame({ anchor, label, onClose, width, children }: FramedItems) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(_, { event }) => {
        // A press on the button is the button's to answer; both would close and open it again.
        if (!isWithin(anchor.current, event.target)) onClose()
      }}
    >
      <Menu.Portal container={landmarkOf(anchor.current)} className={PORTAL}>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} className="z-40 outline-none">
          <Menu.Popup aria-label={label} finalFocus={anchor} className={clsx(POPUP, width, 'p-1')}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
