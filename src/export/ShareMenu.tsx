import { Share2 } from 'lucide-react'
import { classes, CONTROL } from '../ui/classes.ts'
import { loadable } from '../ui/loadable.ts'
import { usePopup } from '../ui/usePopup.ts'
import type { Shared } from './SharePopup.tsx'

const loadPopup = async () => (await import('./SharePopup.tsx')).SharePopup
const SharePopup = loadable(loadPopup)

/** Ways to hand on what is on the screen: its address, its search, its rows. */
export function ShareMenu(shared: Shared) {
  const popup = usePopup(loadPopup)
  const label = 'Share and export'
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        className={classes(CONTROL, 'rounded-md px-2')}
        {...popup.trigger}
      >
        <Share2 aria-hidden className="size-4" />
      </button>
      {popup.open && (
        <SharePopup
          {...shared}
          anchor={popup.anchor}
          label={label}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
