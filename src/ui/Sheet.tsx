import { Dialog } from '@base-ui/react/dialog'
import { useRef, type ReactNode } from 'react'
import { POPUP } from './classes.ts'
import { DialogHead } from './Dialog.tsx'
import type { PopupProps } from './PopupFrame.tsx'
import { truncateList } from './truncateList.ts'

interface SheetProps extends PopupProps {
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** Padding for the home indicator at the bottom of some phones' screens. */
const SAFE_BOTTOM = 'pb-[env(safe-area-inset-bottom)]'

export function Sheet({ anchor, label, actions, footer, onClose, children }: SheetProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          ref={popup}
          // Not the first button, which Enter would press.
          initialFocus={popup}
          finalFocus={anchor}
          data-popup=""
          className={`${POPUP} fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[90dvh] max-w-xl flex-col rounded-b-none border-x-0 border-b-0 ${footer ? '' : SAFE_BOTTOM}`}
        >
          <div className="shrink-0 border-b border-line py-2 pr-4 pl-4">
            <DialogHead title={label}>{actions}</DialogHead>
          </div>
          <div ref={truncateList} className="min-h-0 overflow-y-auto overscroll-contain">
            {children}
          </div>
          {footer && (
            <div className="shrink-0 border-t border-line p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
