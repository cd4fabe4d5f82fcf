import { Share2 } from 'lucide-react'
import { classes, CONTROL } from './classes.ts'
import type { CopyMenuPopupProps } from './CopyMenuPopup.tsx'
import { loadable } from './loadable.ts'
import { usePopup } from './usePopup.ts'

const loadPopup = async () => (await import('./CopyMenuPopup.tsx')).CopyMenuPopup
const CopyMenuPopup = loadable(loadPopup)

type CopyMenuProps = Pick<CopyMenuPopupProps, 'label' | 'items'>

/** A button that opens a menu of texts to copy. */
export function CopyMenu({ label, items }: CopyMenuProps) {
  const popup = usePopup(loadPopup)
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
        <CopyMenuPopup
          anchor={popup.anchor}
          label={label}
          items={items}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
