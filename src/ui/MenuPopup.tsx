import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { MENU_ITEM } from './classes.ts'
import { PopupFrame, popupRoot, type PopupProps } from './PopupFrame.tsx'

interface MenuPopupProps extends PopupProps {
  readonly value: string | null
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly hint?: string
  }[]
  readonly onPick: (value: string) => void
  readonly toggle?: MenuToggle | undefined
}

/** A switch of a menu, above the options. */
interface MenuToggle {
  readonly label: string
  readonly checked: boolean
  readonly onToggle: (checked: boolean) => void
}

/** The menu of a MenuPicker; loaded when it opens. */
export function MenuPopup({ value, options, onPick, toggle, ...frame }: MenuPopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} className="min-w-44 overflow-y-auto p-1">
        {toggle && (
          <>
            <Menu.CheckboxItem
              checked={toggle.checked}
              className={MENU_ITEM}
              onCheckedChange={(checked) => {
                toggle.onToggle(checked)
                frame.onClose()
              }}
            >
              <span className="flex size-3.5 items-center">
                <Menu.CheckboxItemIndicator>
                  <Check aria-hidden className="size-3.5 text-accent" />
                </Menu.CheckboxItemIndicator>
              </span>
              {toggle.label}
            </Menu.CheckboxItem>
            <Menu.Separator className="my-1 h-px bg-line" />
          </>
        )}
        <Menu.RadioGroup
          value={value}
          onValueChange={(picked) => {
            onPick(String(picked))
            frame.onClose()
          }}
        >
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} className={MENU_ITEM}>
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
      </PopupFrame>
    </Menu.Root>
  )
}
