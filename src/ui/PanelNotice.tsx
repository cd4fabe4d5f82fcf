import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface PanelNoticeProps {
  readonly tone: 'error' | 'warning' | 'neutral'
  readonly children: ReactNode
  /** Buttons, which aren't part of the announced message. */
  readonly actions?: ReactNode
}

const TONES = {
  error: 'bg-tone-red-soft text-tone-red',
  warning: 'bg-tone-amber-soft text-tone-amber',
  neutral: 'bg-subtle text-muted',
}

/** A message between the toolbar of a panel and its content. */
export function PanelNotice({ tone, children, actions }: PanelNoticeProps) {
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5',
        TONES[tone],
      )}
    >
      <p
        role={tone === 'error' ? 'alert' : 'status'}
        className="min-w-0 flex-1 basis-60 wrap-anywhere"
      >
        {children}
      </p>
      {actions}
    </div>
  )
}
