import { X } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { withTooltip } from '#src/ui/withTooltip.ts'

interface ChipProps {
  readonly name: string
  readonly value: string
  /** The value in full, if that is longer. */
  readonly title: string | undefined
  /** Gets the button that was pressed. */
  readonly onRemove: (button: HTMLElement) => void
}

/** One filter that is on, and the button that removes it. */
export function Chip({ name, value, title, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 max-w-72 shrink-0 items-center rounded-md bg-accent-soft pl-2.5 text-ink">
      <span
        className="truncate"
        {...(title === undefined ? { 'data-tooltip': value } : withTooltip(title))}
      >
        {name && <span className="text-muted">{name}</span>} {value}
      </span>
      <IconButton
        icon={X}
        label={`Remove filter ${name && `${name}: `}${value}`}
        look="bare"
        size="medium"
        className="ml-0.5"
        iconClass="size-3.5"
        onClick={({ currentTarget }) => onRemove(currentTarget)}
      />
    </span>
  )
}
