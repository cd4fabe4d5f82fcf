import { Share2 } from 'lucide-react'
import { classes, CONTROL } from '../ui/classes.ts'
import { loadable } from '../ui/loadable.ts'
import { usePopup } from '../ui/usePopup.ts'
import type { ShareMenuProps } from './SharePopup.tsx'

const loadPopup = async () => (await import('./SharePopup.tsx')).SharePopup
const SharePopup = loadable(loadPopup)

const LABEL = 'Share and export'

/** Ways to hand on what is on the screen: its address, its search, its rows. */
export function ShareMenu(props: ShareMenuProps) {
  const popup = usePopup(loadPopup)
  return (
    <>
      <button
        type="button"
        aria-label={LABEL}
        title={LABEL}
        aria-haspopup="menu"
        className={classes(CONTROL, 'rounded-md px-2')}
        {...popup.trigger}
      >
        <Share2 aria-hidden className="size-4" />
      </button>
      {popup.open && (
        <SharePopup
          {...props}
          anchor={popup.anchor}
          label={LABEL}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
