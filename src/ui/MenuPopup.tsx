import { Menu } from '@base-ui/react/menu'
import { MenuChoice, type MenuOption } from './MenuParts.tsx'
import { PopupFrame, popupRoot, type PopupProps } from './PopupFrame.tsx'

interface MenuPopupProps extends PopupProps {
  readonly value: string | null
  readonly options: readonly MenuOption[]
  readonly onPick: (value: string) => void
}

/** The menu of a MenuPicker; loaded when it opens. */
export function MenuPopup({ value, options, onPick, ...frame }: MenuPopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} scrolls className="min-w-44 p-1">
        <MenuChoice
          value={value}
          options={options}
          onPick={(picked) => {
            onPick(picked)
            frame.onClose()
          }}
        />
      </PopupFrame>
    </Menu.Root>
  )
}
