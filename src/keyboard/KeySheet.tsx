import { clsx } from 'clsx'
import { Dialog, DialogHead, WITH_HEAD } from '#src/ui/Dialog.tsx'
import { KEYS } from './shortcuts.ts'

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog className={clsx(WITH_HEAD, 'w-120')} onClose={onClose}>
      <DialogHead title="Keyboard shortcuts" />
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-2">
        {KEYS.map(({ keys, description }) => (
          <div key={description} className="contents">
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
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
