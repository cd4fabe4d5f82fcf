import { CircleAlert, Info, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface NoticeProps {
  readonly tone: 'info' | 'warning' | 'error'
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly onDismiss?: () => void
}

const tones = {
  info: 'bg-accent-soft text-ink',
  warning: 'bg-tone-amber-soft text-tone-amber',
  error: 'bg-tone-red-soft text-tone-red',
}

/** A line across the page that says something a person should know; it pushes nothing off the screen. */
export function Notice({ tone, children, action, onDismiss }: NoticeProps) {
  const Icon = tone === 'info' ? Info : CircleAlert
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={classes('flex items-start gap-2.5 px-4 py-2 sm:items-center', tones[tone])}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 sm:mt-0" />
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
      {onDismiss && (
        <button
          type="button"
          aria-label="Dismiss"
          className="-my-1 flex size-7 shrink-0 items-center justify-center rounded-md"
          onClick={onDismiss}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}
