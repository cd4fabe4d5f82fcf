import { clsx } from 'clsx'
import { Share2 } from 'lucide-react'
import { CONTROL } from '#src/ui/classes.ts'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { ShareMenuProps } from './ShareMenu.tsx'

const loadMenu = async () => (await import('./ShareMenu.tsx')).ShareMenu
const ShareMenu = loadable(loadMenu)

const LABEL = 'Share and export'

/** A button that opens the ways to hand on what is on the screen. */
export function ShareButton(shared: ShareMenuProps) {
  const popup = usePopup(loadMenu)
  return (
    <>
      <button
        type="button"
        aria-label={LABEL}
        data-tooltip={LABEL}
        aria-haspopup="menu"
        className={clsx(CONTROL, 'rounded-md px-2')}
        {...popup.trigger}
      >
        <Share2 aria-hidden className="size-4" />
      </button>
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
