import type { ReactNode } from 'react'

interface IconButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that shows an icon alone. */
export function IconButton({ label, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="flex size-8 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink"
      onClick={onClick}
    >
      {children}
    </button>
  )
}
