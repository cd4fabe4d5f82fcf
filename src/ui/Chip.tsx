import { X } from 'lucide-react'

interface ChipProps {
  readonly name: string
  readonly value: string
  /** The value in full, if that is longer. */
  readonly title: string | undefined
  /** Gets the button that was pressed. */
  readonly onRemove: (button: HTMLElement) => void
}

/** One filter that is on, and the button that takes it off. */
export function Chip({ name, value, title, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 max-w-72 shrink-0 items-center rounded-md bg-accent-soft pl-2.5 text-ink">
      <span className="truncate" data-tooltip={title ?? value} aria-description={title}>
        {name && <span className="text-muted">{name}</span>} {value}
      </span>
      <button
        type="button"
        className="ml-0.5 flex h-7 w-7 shrink-0 items-center justify-center rounded-md text-muted hover:text-ink"
        aria-label={`Remove filter ${name && `${name}: `}${value}`}
        onClick={({ currentTarget }) => onRemove(currentTarget)}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
