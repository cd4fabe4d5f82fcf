import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { POPUP } from './classes.ts'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  readonly label?: string
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ label, initialFocus, className, onClose, children }: DialogProps) {
  return (
    <BaseDialog.Root open onOpenChange={onClose}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <BaseDialog.Popup
          aria-label={label}
          initialFocus={initialFocus}
          data-popup=""
          className={clsx(
            POPUP,
            'fixed top-[12vh] left-1/2 z-50 flex max-w-[calc(100vw-1rem)] -translate-x-1/2 flex-col max-sm:top-2',
            className,
          )}
        >
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

export const WITH_HEAD = 'max-h-[80dvh] gap-3 overflow-y-auto p-5 max-sm:p-4'

interface DialogHeadProps {
  readonly title: string
  readonly children?: ReactNode
}

export function DialogHead({ title, children }: DialogHeadProps) {
  return (
    <div className="flex items-center gap-2">
      <BaseDialog.Title className="mr-auto text-base font-semibold">{title}</BaseDialog.Title>
      {children}
      <BaseDialog.Close
        render={
          <IconButton
            icon={X}
            label="Close"
            className="-my-1 pointer-coarse:-my-2 pointer-coarse:-mr-2 pointer-coarse:size-11"
          />
        }
      />
    </div>
  )
}
