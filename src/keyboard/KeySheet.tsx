import { Dialog } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { POPUP } from '#src/ui/classes.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { KEYS } from './shortcuts.ts'

/** What can be done with the keyboard; loaded when it opens. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          className={clsx(
            POPUP,
            'fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-y-auto p-5',
          )}
        >
          <div className="mb-3 flex items-center">
            <Dialog.Title className="text-base font-semibold">Keyboard</Dialog.Title>
            <Dialog.Close
              render={<IconButton icon={X} label="Close" className="-my-1 ml-auto" />}
            />
          </div>
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-2">
            {KEYS.map(({ keys, does }) => (
              <div key={does} className="contents">
                <dt className="flex items-start gap-1">
                  {keys.map((key) => (
                    <kbd
                      key={key}
                      className="min-w-6 rounded border border-edge px-1.5 text-center text-xs leading-5"
                    >
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
