import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { formatCount } from '#src/lib/units.ts'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { MenuLine } from '#src/ui/MenuParts.tsx'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'

/** A value of lines to filter by. */
export interface FacetOption {
  readonly value: string
  readonly label: string
  /** The number of loaded lines that have it. */
  readonly count: number
}

interface FacetPopupProps extends PopupProps {
  readonly options: readonly FacetOption[]
  /** Empty for all. */
  readonly selected: readonly string[]
  readonly onSelect: (selected: readonly string[]) => void
}

/** Stays open, so that several values can be selected. */
export function FacetPopup({ options, selected, onSelect, ...frame }: FacetPopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} scrolls className="min-w-52 p-1">
        {options.map(({ value, label, count }) => (
          <Menu.CheckboxItem
            key={value}
            checked={selected.includes(value)}
            className={MENU_ITEM}
            onCheckedChange={(isOn) =>
              onSelect(isOn ? [...selected, value] : selected.filter((each) => each !== value))
            }
          >
            <span className="flex size-3.5 items-center">
              <Menu.CheckboxItemIndicator>
                <Check aria-hidden className="size-3.5 text-accent" />
              </Menu.CheckboxItemIndicator>
            </span>
            <span className="truncate">{label}</span>
            <span className="ml-auto pl-6 text-muted tabular-nums">{formatCount(count)}</span>
          </Menu.CheckboxItem>
        ))}
        <MenuLine />
        <Menu.Item
          className={MENU_ITEM}
          disabled={selected.length === 0}
          onClick={() => {
            onSelect([])
            frame.onClose()
          }}
        >
          <span className="size-3.5" />
          <span className={selected.length === 0 ? 'text-muted' : ''}>Clear</span>
        </Menu.Item>
      </PopupFrame>
    </Menu.Root>
  )
}
