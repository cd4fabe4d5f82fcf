import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { BUTTON } from './classes.ts'
import type { ListItem, ListPopupProps } from './ListPopup.tsx'
import { loadable } from './loadable.ts'
import { usePopup } from './usePopup.ts'

const loadPopup = async () => (await import('./ListPopup.tsx')).ListPopup
const ListPopup = loadable(loadPopup)

export type ListPickerProps = Omit<ListPopupProps, 'anchor' | 'onClose' | 'items'> & {
  /** Made only while the list is open. */
  readonly items: () => readonly ListItem[]
  /** What the button shows. */
  readonly children: ReactNode
}

/** A button that opens a searchable list, to pick one or several from. */
export function ListPicker({ children, items, ...list }: ListPickerProps) {
  const popup = usePopup(loadPopup)
  return (
    <>
      <button type="button" className={BUTTON} aria-haspopup="dialog" {...popup.trigger}>
        {children}
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </button>
      {popup.open && (
        <ListPopup
          {...list}
          items={items()}
          anchor={popup.anchor}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
