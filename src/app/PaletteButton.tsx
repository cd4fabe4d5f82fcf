import { Command } from 'lucide-react'
import { commandKeys, isApple } from '#src/lib/platform.ts'
import { Button } from '#src/ui/Button.tsx'

interface PaletteButtonProps {
  readonly onOpen: () => void
  readonly onNear: () => void
}

/** Looks like a search field if there is room, else like an icon. */
export function PaletteButton({ onOpen, onNear }: PaletteButtonProps) {
  return (
    <Button
      className="text-muted min-[100rem]:w-64 min-[100rem]:justify-start max-xl:px-2"
      aria-keyshortcuts={isApple() ? 'Meta+K' : 'Control+K'}
      aria-haspopup="dialog"
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onOpen}
    >
      <Command aria-hidden className="size-4" />
      {/* The tooltip opens only if the button is an icon. */}
      <span data-tooltip="" className="max-[100rem]:sr-only">
        Search or run a command
      </span>
      <kbd aria-hidden className="ml-auto font-sans text-xs max-xl:hidden">
        {commandKeys('K')}
      </kbd>
    </Button>
  )
}
