import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { classes, POPUP } from './classes.ts'
import { isWithin, landmarkOf } from './anchor.ts'

export interface MenuPopupProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly value: string | null
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly hint?: string
  }[]
  readonly onPick: (value: string) => void
  readonly onClose: () => void
}

/** The menu of a MenuPicker; loaded when it opens. */
export function MenuPopup({ anchor, label, value, options, onPick, onClose }: MenuPopupProps) {
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
            className={classes(POPUP, 'min-w-44 p-1')}
          >
            <Menu.RadioGroup
              value={value}
              onValueChange={(picked) => {
                onPick(String(picked))
                onClose()
              }}
            >
              {options.map((option) => (
                <Menu.RadioItem
                  key={option.value}
                  value={option.value}
                  className="flex h-8 items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-subtle"
                >
                  <span className="flex size-3.5 items-center">
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden className="size-3.5 text-accent" />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span>{option.label}</span>
                  {option.hint && <span className="ml-auto pl-6 text-muted">{option.hint}</span>}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
