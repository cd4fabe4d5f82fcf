import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import type { ListPopupProps } from './ListPopup.tsx'
import { usePopup } from './usePopup.ts'

/** Where a list opens, and how it closes. */
export type ListPlacement = Pick<ListPopupProps, 'anchor' | 'onClose'>

interface ListPickerProps {
  /** Loads the list's code, when it is about to open. */
  readonly load: () => Promise<unknown>
  /** A `ListPopup`, rendered only while it is open. */
  readonly renderList: (placement: ListPlacement) => ReactNode
  /** What the button shows. */
  readonly children: ReactNode
}

/** A button that opens a searchable list, to pick one or several from. */
export function ListPicker({ load, renderList, children }: ListPickerProps) {
  const popup = usePopup(load)
  return (
    <>
      <Button aria-haspopup="dialog" {...popup.trigger}>
        {children}
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </Button>
      {popup.open && renderList({ anchor: popup.anchor, onClose: () => popup.setOpen(false) })}
    </>
  )
}
