import { Toast } from '@base-ui/react/toast'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useEffect, type ReactElement } from 'react'
import { Button } from './Button.tsx'
import { POPUP } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import { leavingToasts, takeToasts, waitingToasts, type ToastMessage } from './toasts.ts'

/** How long a toast stays by default, ms: enough time to read it and undo. */
const TIMEOUT = 8000

interface ToastData {
  readonly icon: ReactElement | false
}

const manager = Toast.createToastManager<ToastData>()

/** The element that had the focus before a toast got it; `null` if none. */
let focusedBefore: HTMLElement | null = null

/** Restores the focus after a press that closes a toast. Base UI does so for the keyboard only. */
function returnFocus(): void {
  if (!document.activeElement?.matches(':focus-visible'))
    focusedBefore?.focus({ preventScroll: true })
}

export function ToastList() {
  useEffect(() => {
    const show = () => takeToasts().forEach(add)
    const close = () => leavingToasts.get().forEach((id) => manager.close(id))
    show()
    const subscriptions = [waitingToasts.subscribe(show), leavingToasts.subscribe(close)]
    return () => subscriptions.forEach(({ unsubscribe }) => unsubscribe())
  }, [])
  return (
    <Toast.Provider toastManager={manager} timeout={TIMEOUT} limit={5}>
      <Toast.Viewport
        aria-label="Messages"
        data-toasts
        onFocus={({ currentTarget, relatedTarget }) => {
          if (currentTarget.contains(relatedTarget)) return
          focusedBefore = relatedTarget instanceof HTMLElement ? relatedTarget : null
        }}
        // Above the selection bar, and visible also if the details cover the page.
        className="visible fixed right-4 bottom-16 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2 outline-none"
      >
        <ToastItems />
      </Toast.Viewport>
    </Toast.Provider>
  )
}

function ToastItems() {
  const { toasts } = Toast.useToastManager<ToastData>()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className={clsx(
        POPUP,
        'translate-x-(--toast-swipe-movement-x) transition-[translate,opacity] duration-200 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0',
      )}
    >
      <Toast.Content className="flex items-start gap-3 py-2.5 pr-2 pl-4">
        {toast.data?.icon && (
          // As high as the title's first line.
          <span className="-mr-1 flex h-6 items-center">{toast.data.icon}</span>
        )}
        <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-muted" />
        </div>
        <Toast.Action
          render={
            <Button
              variant="plain"
              className="h-7 shrink-0 rounded-md px-2 font-medium text-accent hover:bg-subtle"
            />
          }
        />
        <Toast.Close
          render={<IconButton icon={X} label="Dismiss" size="medium" onClick={returnFocus} />}
        />
      </Toast.Content>
    </Toast.Root>
  ))
}

function add({ id, title, text, icon = false, action, lasts }: ToastMessage) {
  manager.add({
    id,
    title,
    data: { icon },
    ...(text !== undefined && { description: text }),
    ...(lasts !== undefined && { timeout: lasts }),
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          action.onPress()
          returnFocus()
          manager.close(id)
        },
      },
    }),
  })
}
