import { X } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'

interface ChipProps {
  readonly name: string
  readonly value: string
  /** The full value if `value` is abbreviated. */
  readonly title: string | undefined
  readonly isEditing: boolean | undefined
  readonly onEdit: (button: HTMLElement) => void
  readonly onRemove: (button: HTMLElement) => void
}

export function Chip({ name, value, title, isEditing, onEdit, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 pointer-coarse:h-11 max-w-full min-w-0 items-center rounded-md bg-accent-soft text-ink sm:max-w-160">
      <Button
        variant="plain"
        tooltip={title}
        className="h-full min-w-0 rounded-md pl-2.5"
        aria-haspopup={isEditing === undefined ? undefined : 'dialog'}
        aria-expanded={isEditing}
        onClick={({ currentTarget }) => onEdit(currentTarget)}
      >
        <span className="block truncate" data-tooltip={title === undefined ? '' : undefined}>
          <span className="text-muted">{name}:</span> {value}
        </span>
      </Button>
      <IconButton
        icon={X}
        label={`Remove filter ${name}: ${value}`}
        tooltip={null}
        variant="bare"
        size="medium"
        className="ml-0.5 pointer-coarse:-ml-2.5"
        iconClass="size-3.5"
        onClick={({ currentTarget }) => onRemove(currentTarget)}
      />
    </span>
  )
}
