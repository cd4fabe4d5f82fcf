import type { ReactNode } from 'react'
import type { ActionMenuPopupProps } from './ActionMenuPopup.tsx'
import { classes, CONTROL } from './classes.ts'
import { loadable } from './loadable.ts'
import { usePopup } from './usePopup.ts'

const loadPopup = async () => (await import('./ActionMenuPopup.tsx')).ActionMenuPopup
const ActionMenuPopup = loadable(loadPopup)

type ActionMenuProps = Pick<ActionMenuPopupProps, 'label' | 'actions'> & {
  /** The button's icon. */
  readonly children: ReactNode
}

/** A button that opens a menu of things to do. */
export function ActionMenu({ label, actions, children }: ActionMenuProps) {
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
        {children}
      </button>
      {popup.open && (
        <ActionMenuPopup
          anchor={popup.anchor}
          label={label}
          actions={actions}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
