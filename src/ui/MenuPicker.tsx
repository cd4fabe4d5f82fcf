import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { CONTROL } from './classes.ts'
import { loadable } from './loadable.ts'
import { usePopup } from './usePopup.ts'

const loadPopup = async () => (await import('./MenuPopup.tsx')).MenuPopup
const MenuPopup = loadable(loadPopup)

export interface MenuOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

export interface MenuPickerProps<Value extends string> {
  /** What is picked: the button's and the menu's name. */
  readonly label: string
  readonly value: Value | null
  readonly options: readonly MenuOption<Value>[]
  readonly onPick: (value: Value) => void
  /** What the button shows. */
  readonly children: ReactNode
  readonly look?: 'control' | 'icon' | 'joined'
}

const looks = {
  control: 'rounded-md px-2.5',
  icon: 'rounded-md px-2',
  joined: '-ml-px rounded-r-md px-2.5',
}

/** A button that shows one choice and opens a menu of the others. */
export function MenuPicker<Value extends string>(props: MenuPickerProps<Value>) {
  const { label, value, options, onPick, children, look = 'control' } = props
  const popup = usePopup(loadPopup)
  return (
    <>
      <button
        type="button"
        className={clsx(CONTROL, looks[look])}
        aria-haspopup="menu"
        {...popup.trigger}
      >
        {children}
        {look !== 'icon' && <ChevronDown aria-hidden className="size-3.5 text-muted" />}
      </button>
      {popup.open && (
        <MenuPopup
          anchor={popup.anchor}
          label={label}
          value={value}
          options={options}
          onPick={(picked) => {
            const option = options.find((known) => known.value === picked)
            if (option) onPick(option.value)
          }}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
