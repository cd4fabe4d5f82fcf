import { Download } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SaveItem } from './SavePopup.tsx'

const loadPopup = async () => (await import('./SavePopup.tsx')).SavePopup
const SavePopup = loadable(loadPopup)

/** Downloads or copies lines. */
export function SaveMenu({ items }: { readonly items: readonly SaveItem[] }) {
  const popup = usePopup(loadPopup)
  return (
    <>
      <IconButton
        icon={Download}
        label="Download or copy"
        aria-haspopup="menu"
        {...popup.trigger}
      />
      {popup.open && (
        <SavePopup
          anchor={popup.anchor}
          label="Download or copy"
          items={items}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
