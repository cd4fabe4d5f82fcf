import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { loadable } from './loadable.ts'
import { usePopup } from './usePopup.ts'

const loadPopup = async () => (await import('./MenuPopup.tsx')).MenuPopup
const MenuPopup = loadable(loadPopup)

interface MenuOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

interface MenuPickerProps<Value extends string> {
  readonly label: string
  readonly value: Value | null
  readonly options: readonly MenuOption<Value>[]
  readonly onSelect: (value: Value) => void
  readonly children: ReactNode
  readonly className?: string
}

export function MenuPicker<Value extends string>(props: MenuPickerProps<Value>) {
  const { label, value, options, onSelect, children, className } = props
  const popup = usePopup(loadPopup)
  return (
    <>
      <Button className={className} aria-haspopup="menu" {...popup.trigger}>
        {children}
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </Button>
      {popup.open && (
        <MenuPopup
          anchor={popup.anchor}
          label={label}
          value={value}
          options={options}
          onSelect={(selected) => {
            const option = options.find((known) => known.value === selected)
            if (option) onSelect(option.value)
          }}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
