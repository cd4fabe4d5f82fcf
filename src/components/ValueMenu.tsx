import { Menu } from '@base-ui/react/menu'
import { Ban, ListFilter, X, type LucideIcon } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'

interface Action {
  readonly kind: 'filter' | 'exclude' | 'remove'
  readonly label: string
  readonly onSelect: () => void
}

const ICONS: Readonly<Record<Action['kind'], LucideIcon>> = {
  filter: ListFilter,
  exclude: Ban,
  remove: X,
}

interface ValueMenuProps extends Omit<PopupProps, 'label'> {
  readonly groups: readonly { readonly label: string; readonly actions: readonly Action[] }[]
  /** Defaults to the button. */
  readonly finalFocus?: RefObject<HTMLElement | null>
  readonly align?: 'start' | 'end'
}

export function ValueMenu({ groups, ...frame }: ValueMenuProps) {
  const first = useRef<HTMLElement>(null)
  const [byKey] = useState(() => document.querySelector(':focus-visible') !== null)
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame
        {...frame}
        label={groups.map(({ label }) => label).join(', ')}
        parts={Menu}
        scrolls
        still
        initialFocus={byKey ? first : undefined}
        className="min-w-44 p-1"
      >
        {groups.map(({ label, actions }, group) => (
          <Menu.Group key={label} className="flex items-center" onKeyDown={moveInLine}>
            <Menu.GroupLabel
              data-tooltip=""
              className="max-w-72 min-w-0 flex-1 truncate px-2 text-xs text-muted"
            >
              {label}
            </Menu.GroupLabel>
            {actions.map((action, index) => {
              const Icon = ICONS[action.kind]
              return (
                <Menu.Item
                  key={action.label}
                  ref={group === 0 && index === 0 ? first : undefined}
                  className={MENU_ITEM}
                  onClick={() => {
                    action.onSelect()
                    frame.onClose()
                  }}
                >
                  <Icon aria-hidden className="size-3.5 text-muted" />
                  {action.label}
                </Menu.Item>
              )
            })}
          </Menu.Group>
        ))}
      </PopupFrame>
    </Menu.Root>
  )
}

/** Moves the focus between the actions of one value, which are side by side, by the left and right arrow keys. */
function moveInLine({ key, currentTarget }: KeyboardEvent) {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const index = items.findIndex((item) => item === document.activeElement)
  items[index + (key === 'ArrowLeft' ? -1 : 1)]?.focus()
}
