import { Menu } from '@base-ui/react/menu'
import { Check, type LucideIcon } from 'lucide-react'
import { MENU_ITEM } from './classes.ts'

export interface MenuOption {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

interface MenuChoiceProps {
  readonly label?: string
  readonly value: string | null
  readonly options: readonly MenuOption[]
  readonly onSelect: (value: string) => void
}

export function MenuChoice({ label, value, options, onSelect }: MenuChoiceProps) {
  return (
    <Menu.RadioGroup value={value} onValueChange={(selected) => onSelect(String(selected))}>
      {label !== undefined && (
        <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-muted">{label}</Menu.GroupLabel>
      )}
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} className={MENU_ITEM}>
          <span className="flex size-3.5 items-center">
            <Menu.RadioItemIndicator>
              <Check aria-hidden className="size-3.5 text-accent" />
            </Menu.RadioItemIndicator>
          </span>
          <span>{option.label}</span>
          {option.hint !== undefined && <MenuHint text={option.hint} />}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

interface MenuToggleProps {
  readonly label: string
  readonly checked: boolean
  readonly onToggle: (checked: boolean) => void
}

export function MenuToggle({ label, checked, onToggle }: MenuToggleProps) {
  return (
    <Menu.CheckboxItem checked={checked} className={MENU_ITEM} onCheckedChange={onToggle}>
      <span className="flex size-3.5 items-center">
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden className="size-3.5 text-accent" />
        </Menu.CheckboxItemIndicator>
      </span>
      {label}
    </Menu.CheckboxItem>
  )
}

export function MenuLine() {
  return <Menu.Separator className="my-1 h-px shrink-0 bg-line" />
}

export function MenuHint({ text }: { readonly text: string }) {
  return <span className="ml-auto pl-6 text-muted">{text}</span>
}

interface RunItemProps {
  readonly label: string
  readonly hint?: string
  readonly onDone: () => void
  readonly icon: LucideIcon
  readonly runs: () => void
}

/** The action runs after the menu has closed and its button has regained the focus. */
export function RunItem({ icon: Icon, label, hint, runs, onDone }: RunItemProps) {
  return (
    <Menu.Item
      className={MENU_ITEM}
      onClick={() => {
        onDone()
        setTimeout(runs)
      }}
    >
      <Icon aria-hidden className="size-3.5 text-muted" />
      {label}
      {hint !== undefined && <MenuHint text={hint} />}
    </Menu.Item>
  )
}
