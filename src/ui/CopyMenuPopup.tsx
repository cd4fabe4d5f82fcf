import { Menu } from '@base-ui/react/menu'
import type { RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { classes, POPUP } from './classes.ts'
import { CopySays } from './CopySays.tsx'
import { useCopy } from './useCopy.ts'

interface CopyItem {
  readonly label: string
  /** What it copies, made when it is picked. */
  readonly text: () => string
}

export interface CopyMenuPopupProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly items: readonly CopyItem[]
  readonly onClose: () => void
}

/** The menu of a CopyMenu; loaded when it opens. It stays open to say what came of it. */
export function CopyMenuPopup({ anchor, label, items, onClose }: CopyMenuPopupProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(_, { event }) => {
        // A press on the button is the button's to answer; both would close and open it again.
        if (!isWithin(anchor.current, event.target)) onClose()
      }}
    >
      <Menu.Portal container={landmarkOf(anchor.current)}>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} className="z-40 outline-none">
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className={classes(POPUP, 'min-w-52 p-1')}
          >
            {items.map(({ label: says, text }) => (
              <Menu.Item
                key={says}
                closeOnClick={false}
                className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-subtle"
                onClick={() => void copy(text())}
              >
                <CopySays label={says} outcome={outcomeOf(text())} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
