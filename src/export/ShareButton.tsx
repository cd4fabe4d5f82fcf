import { Share2 } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { ShareMenuProps } from './ShareMenu.tsx'

const loadMenu = async () => (await import('./ShareMenu.tsx')).ShareMenu
const ShareMenu = loadable(loadMenu)

const LABEL = 'Share and export'

/** A button that opens the ways to share what is displayed. */
export function ShareButton(shared: ShareMenuProps) {
  const popup = usePopup(loadMenu)
  return (
    <>
      <IconButton
        icon={Share2}
        label={LABEL}
        look="outline"
        aria-haspopup="menu"
        {...popup.trigger}
      />
      {popup.open && (
        <ShareMenu
          {...shared}
          label={LABEL}
          anchor={popup.anchor}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
