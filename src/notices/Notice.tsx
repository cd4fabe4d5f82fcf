import { clsx } from 'clsx'
import { CircleAlert, X } from 'lucide-react'
import type { MouseEventHandler, ReactNode } from 'react'
import { IconButton } from '#src/ui/IconButton.tsx'

interface NoticeProps {
  readonly tone: 'warning' | 'error'
  /** The message, which screen readers announce. */
  readonly children: ReactNode
  /** Content next to the message that isn't announced when it changes: a countdown, a button. */
  readonly aside?: ReactNode
  /** Must also move focus, since the button is removed with the notice. */
  readonly onDismiss?: MouseEventHandler<HTMLButtonElement>
}

const tones = {
  warning: 'bg-tone-amber-soft text-tone-amber',
  error: 'bg-tone-red-soft text-tone-red',
}

export function Notice({ tone, children, aside, onDismiss }: NoticeProps) {
  return (
    <div className={clsx('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2', tones[tone])}>
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <div
        role={tone === 'error' ? 'alert' : 'status'}
        className="min-w-0 flex-1 basis-64 wrap-anywhere"
      >
        {children}
      </div>
      {aside}
      {onDismiss && (
        <IconButton
          icon={X}
          label="Dismiss"
          variant="plain"
          size="medium"
          className="-my-1"
          onClick={onDismiss}
        />
      )}
    </div>
  )
}
