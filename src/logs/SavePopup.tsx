import { Menu } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { RunItem } from '#src/ui/MenuParts.tsx'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'

export interface SaveItem {
  readonly label: string
  readonly hint?: string
  readonly icon: LucideIcon
  readonly runs: () => void
}

interface SavePopupProps extends PopupProps {
  readonly items: readonly SaveItem[]
}

export function SavePopup({ items, ...frame }: SavePopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} scrolls className="min-w-60 p-1">
        {items.map((item) => (
          <RunItem key={item.label} {...item} onDone={frame.onClose} />
        ))}
      </PopupFrame>
    </Menu.Root>
  )
}
