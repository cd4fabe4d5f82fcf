import type { LucideIcon } from 'lucide-react'
import { withTooltip } from '#src/ui/withTooltip.ts'

interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  /** The key that does the same. */
  readonly keys?: string
  readonly onClick: () => void
}

/** A quiet button that shows an icon alone. */
export function IconButton({ icon: Icon, label, keys, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...withTooltip(keys === undefined ? label : `${label} (${keys})`)}
      className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink"
      onClick={onClick}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
