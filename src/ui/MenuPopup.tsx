import { Menu } from '@base-ui/react/menu'
import { MenuChoice, type MenuOption } from './MenuParts.tsx'
import { PopupFrame, popupRoot, type PopupProps } from './PopupFrame.tsx'

interface MenuPopupProps extends PopupProps {
  readonly value: string | null
  readonly options: readonly MenuOption[]
  readonly onSelect: (value: string) => void
}

export function MenuPopup({ value, options, onSelect, ...frame }: MenuPopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} scrolls className="min-w-44 p-1">
        <MenuChoice
          value={value}
          options={options}
          onSelect={(selected) => {
            onSelect(selected)
            frame.onClose()
          }}
        />
      </PopupFrame>
    </Menu.Root>
  )
}
